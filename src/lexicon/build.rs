//! The build script: reads the tables that terminologists amend (`src/lexicon/data`), tells what is wrong
//! with them by file and line, and writes them as Rust statics, so that the program parses nothing at run
//! time.

#[path = "build/complaint.rs"]
mod complaint;
#[path = "fold.rs"]
mod fold;
#[path = "build/resolutions.rs"]
mod resolutions;
#[path = "build/rust.rs"]
mod rust;
#[path = "build/sessions.rs"]
mod sessions;
#[path = "build/states.rs"]
mod states;
#[path = "build/table.rs"]
mod table;
#[path = "build/terms.rs"]
mod terms;
#[path = "build/trie.rs"]
mod trie;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use complaint::Complaint;

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon/data");
    println!("cargo::rerun-if-changed=src/lexicon/build.rs");
    println!("cargo::rerun-if-changed=src/lexicon/build");
    println!("cargo::rerun-if-changed=src/lexicon/fold.rs");
    let data = Path::new("src/lexicon/data");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let tables: [(&str, Result<String, Vec<Complaint>>); 4] = [
        ("terms.rs", terms::generate(&data.join("terms"))),
        ("states.rs", states::generate(&data.join("states.csv"))),
        ("resolutions.rs", resolutions::generate(&data.join("resolutions.csv"))),
        ("sessions.rs", sessions::generate(&data.join("sessions.csv"))),
    ];
    let mut complaints = Vec::new();
    for (name, table) in tables {
        match table {
            Ok(source) => {
                if let Err(error) = fs::write(out.join(name), source) {
                    complaints.push(Complaint::of_file(&out.join(name), error.to_string()));
                }
            }
            Err(found) => complaints.extend(found),
        }
    }
    for complaint in &complaints {
        println!("cargo::error={complaint}");
    }
    if !complaints.is_empty() {
        process::exit(1);
    }
}
