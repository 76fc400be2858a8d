//! Temporary.
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let read = |p: &str| {
        let t = std::fs::read_to_string(p).unwrap();
        rapporteur::ide::Snapshot::new(
            rapporteur::draft::Draft::open(rapporteur::text::Text::from(t.as_str()), &Default::default()),
            std::sync::Arc::new(rapporteur::settings::Settings {
                status: Some(rapporteur::draft::Status::Final),
                ..Default::default()
            }),
        )
    };
    let enc = rapporteur::text::Encoding::Utf16;
    if args[1] == "outline" {
        let s = read(&args[4]);
        let v: Vec<_> =
            s.outline().iter().map(|n| rapporteur::proto::outline_value(s.text(), n, enc)).collect();
        println!("{}", serde_json::json!({"symbols": v}));
    } else {
        let uri: tower_lsp::ls_types::Uri = "file:///x".parse().unwrap();
        let v: Vec<_> = args[4..].iter().map(|p| { let s = read(p);
            serde_json::json!({"path": p, "diagnostics": s.diagnostics().iter().map(|d| rapporteur::proto::diagnostic(&s, d, &uri, enc)).collect::<Vec<_>>()}) }).collect();
        println!("{}", serde_json::json!({"files": v}));
    }
}
