//! The task that reads glossaries: off the path of keystrokes, once for all drafts, and again when their files
//! change. It lives as long as the server.

use std::path::PathBuf;

use serde_json::json;
use tower_lsp::ls_types::{Registration, Unregistration, Uri};

use super::Rapporteur;

/// The request that asks the client to tell of changed files.
const WATCH: &str = "workspace/didChangeWatchedFiles";
/// The name of that request, so that it can be taken back.
const ID: &str = "rapporteur/glossaries";

/// Starts the task.
pub(super) fn start(server: Rapporteur) {
    tokio::spawn(async move {
        let bell = server.session.glossary_bell();
        let mut watched = Vec::new();
        loop {
            bell.notified().await;
            let session = server.session.clone();
            // A panic while a glossary is read leaves what was read before it.
            let configured = tokio::task::spawn_blocking(move || session.read_glossaries()).await;
            configured.ok().flatten().into_iter().for_each(|configured| server.apply(configured));
            watch(&server, &mut watched).await;
        }
    });
}

/// Has the client tell when one of the glossaries changes that settings name, wherever it lies.
async fn watch(server: &Rapporteur, watched: &mut Vec<PathBuf>) {
    let peer = server.session.peer();
    let named = server.session.named_glossaries();
    if !peer.watches_files || named == *watched {
        return;
    }
    let pattern = |path: &PathBuf| {
        let folder = path.parent().and_then(Uri::from_file_path).filter(|_| peer.relative_patterns);
        match (folder, path.file_name()) {
            (Some(folder), Some(name)) => json!({ "baseUri": folder, "pattern": name.to_string_lossy() }),
            _ => json!(path.to_string_lossy()),
        }
    };
    let watchers: Vec<_> = named.iter().map(|path| json!({ "globPattern": pattern(path) })).collect();
    if !watched.is_empty() {
        let gone = Unregistration { id: ID.to_owned(), method: WATCH.to_owned() };
        told(server.client.unregister_capability(vec![gone]).await);
    }
    let options = Some(json!({ "watchers": watchers }));
    if !named.is_empty() {
        let wanted = Registration { id: ID.to_owned(), method: WATCH.to_owned(), register_options: options };
        told(server.client.register_capability(vec![wanted]).await);
    }
    *watched = named;
}

fn told(answer: tower_lsp::jsonrpc::Result<()>) {
    if let Err(error) = answer {
        tracing::info!("the client does not tell of changed glossaries: {}", error.code);
    }
}
