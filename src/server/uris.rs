//! Addresses as clients write them. The protocol's are URIs, but some clients leave spaces and letters
//! beyond ASCII as they are, and the framework drops a notification that carries such an address without a
//! word: the document would never open.

use std::fmt::Write;

use serde_json::Value;
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types::Uri;

/// The request with its document's address as a URI.
pub(super) fn escape(request: Request) -> Request {
    let address = request.params().and_then(|params| params["textDocument"]["uri"].as_str());
    let Some(escaped) = address.and_then(escaped) else {
        return request;
    };
    let (method, id, params) = request.into_parts();
    let mut params = params.unwrap_or_default();
    params["textDocument"]["uri"] = Value::from(escaped);
    let request = Request::build(method).params(params);
    if let Some(id) = id { request.id(id).finish() } else { request.finish() }
}

/// The address as a URI, where it is not one already and can be made one.
fn escaped(address: &str) -> Option<String> {
    if address.parse::<Uri>().is_ok() {
        return None;
    }
    let mut out = String::with_capacity(address.len() + 16);
    for byte in address.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out.parse::<Uri>().is_ok().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_uri_is_left_alone() {
        assert_eq!(escaped("file:///home/a/d%C3%A9claration.txt"), None);
        assert_eq!(escaped("untitled:Untitled-1"), None);
    }

    #[test]
    fn spaces_and_letters_beyond_ascii_are_escaped() {
        assert_eq!(escaped("file:///a b/é.txt").as_deref(), Some("file:///a%20b/%C3%A9.txt"));
        assert_eq!(escaped("untitled:Untitled 1").as_deref(), Some("untitled:Untitled%201"));
    }

    #[test]
    fn what_cannot_be_a_uri_stays_as_it_came() {
        assert_eq!(escaped("no address"), None);
    }
}
