//! Folders on the disk for conversations about files.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// A folder of its own for one test.
pub(crate) struct Desk(PathBuf);

impl Desk {
    /// An empty folder called `name`, which no other test may use.
    pub(crate) fn new(name: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("server").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        let desk = Desk(folder.canonicalize().unwrap());
        // Nothing above may speak.
        desk.write("rapporteur.toml", "");
        desk
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, text: &str) -> &Desk {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Removes a file.
    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.0.join(name)).unwrap();
    }

    /// The address of a file or folder in it.
    pub(crate) fn uri(&self, name: &str) -> String {
        let path = if name.is_empty() { self.0.clone() } else { self.0.join(name) };
        format!("file://{}", path.display())
    }

    /// What a client says that has these folders of it open.
    pub(crate) fn folders(&self, names: &[&str]) -> Value {
        let folders = names.iter().map(|name| json!({ "uri": self.uri(name), "name": name }));
        json!({ "workspaceFolders": folders.collect::<Vec<_>>() })
    }
}
