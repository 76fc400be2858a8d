//! The build script: reads the tables that terminologists amend (`src/lexicon/data`) and the language packs
//! (`src/lexicon/packs`), tells what is wrong with them by file and line, and writes them as Rust statics, so that the
//! program finds them ready.
//!
//! The tests of what it tells run with those of the crate.

#[path = "build/complaint.rs"]
mod complaint;
#[cfg(not(test))]
#[path = "fold.rs"]
mod fold;
#[path = "build/former_members.rs"]
mod former_members;
#[path = "build/old_resolutions.rs"]
mod old_resolutions;
#[path = "build/packs.rs"]
mod packs;
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
#[path = "build/usage.rs"]
mod usage;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[cfg(test)]
use super::fold;
use complaint::Complaint;

/// What a build script has to say goes to standard output.
fn main() -> io::Result<()> {
    let mut cargo = io::stdout();
    for watched in ["data", "packs", "build", "build.rs", "fold.rs"] {
        writeln!(cargo, "cargo::rerun-if-changed=src/lexicon/{watched}")?;
    }
    let data = Path::new("src/lexicon/data");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let packs = Path::new("src/lexicon/packs");
    let tables = [
        ("packs.rs", read_folder(packs).and_then(|files| packs::generate(&files))),
        ("terms.rs", read_folder(&data.join("terms")).and_then(|files| terms::generate(&files))),
        ("states.rs", table(&data.join("states.csv"), states::generate)),
        ("resolutions.rs", table(&data.join("resolutions.csv"), resolutions::generate)),
        ("former_members.rs", table(&data.join("former_members.csv"), former_members::generate)),
        ("old_resolutions.rs", table(&data.join("old_resolutions.csv"), old_resolutions::generate)),
        ("sessions.rs", table(&data.join("sessions.csv"), sessions::generate)),
        ("usage.rs", table(&data.join("usage.csv"), usage::generate)),
    ];
    let mut failed = false;
    for (name, table) in tables {
        match table {
            Ok(source) => fs::write(out.join(name), source)?,
            Err(complaints) => {
                failed = true;
                for complaint in complaints {
                    writeln!(cargo, "cargo::error={complaint}")?;
                }
            }
        }
    }
    if failed {
        process::exit(1);
    }
    Ok(())
}

/// The Rust table of a data file, or what is wrong with it.
type Generated = Result<String, Vec<Complaint>>;

fn table(file: &Path, generate: fn(&Path, &str) -> Generated) -> Generated {
    generate(file, &read(file)?)
}

fn read(file: &Path) -> Result<String, Vec<Complaint>> {
    fs::read_to_string(file)
        .map_err(|error| vec![Complaint::of_file(file, format!("cannot be read: {error}"))])
}

/// The data files of a folder, in the order of their names, so that the tables are the same on every machine.
fn read_folder(folder: &Path) -> Result<Vec<(PathBuf, String)>, Vec<Complaint>> {
    let listed = fs::read_dir(folder)
        .map_err(|error| vec![Complaint::of_file(folder, format!("cannot be listed: {error}"))])?;
    let mut files: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files.into_iter().map(|file| read(&file).map(|text| (file, text))).collect()
}
