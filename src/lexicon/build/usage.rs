//! What the Organization writes where others write something else: `usage.csv` → `FAMILIES`, and the tables
//! with which running text is searched for all of their forms.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::complaint::Complaint;
use super::{fold, table, trie};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: String,
    preferred: String,
    others: String,
    endings: String,
    except: String,
    ask: String,
}

/// A form of a family, as it is looked for.
struct Form {
    text: String,
    family: usize,
    is_other: bool,
    cased: bool,
    except: Vec<(String, String)>,
}

/// The Rust tables of usage.
pub(crate) fn generate(file: &Path, text: &str) -> Result<String, Vec<Complaint>> {
    let rows: Vec<(usize, Row)> = table::read(file, text)?;
    let mut complaints = Vec::new();
    let mut source = String::from("static FAMILIES: &[Family] = &[\n");
    let mut families = 0;
    let mut forms: BTreeMap<u32, Vec<Form>> = BTreeMap::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (line, row) in &rows {
        let (kind, cased) = match row.kind.as_str() {
            "spelling" => ("Spelling", false),
            "percentage" => ("Percentage", false),
            "capitals" => ("Capitals", true),
            "organ" => ("Organ", true),
            "state" => ("State", true),
            other => {
                let advice =
                    format!("the kind is capitals, organ, percentage, spelling or state, not {other}");
                complaints.push(Complaint::new(file, *line, advice));
                continue;
            }
        };
        let asks = row.ask == "yes";
        if !asks && !row.ask.is_empty() {
            complaints.push(Complaint::new(file, *line, format!("ask is yes or nothing, not {}", row.ask)));
        }
        let endings = table::list(&row.endings);
        for ending in if endings.is_empty() { vec!["-"] } else { endings } {
            let ending = if ending == "-" { "" } else { ending };
            let preferred = format!("{}{ending}", row.preferred);
            let mut add = |written: String, is_other: bool| {
                let text = if cased { trie::plain(&written) } else { fold::fold(&written) };
                if known.insert(text.clone(), *line).is_some() {
                    complaints.push(Complaint::new(file, *line, format!("{written} stands in two rows")));
                }
                let first = text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
                if first.is_empty() {
                    let advice = format!("{written} must begin with a letter or a figure");
                    complaints.push(Complaint::new(file, *line, advice));
                }
                let except = table::list(&row.except).into_iter().map(sides).collect();
                let form = Form { family: families, is_other, cased, except, text: text.clone() };
                forms.entry(fold::word_hash(first)).or_default().push(form);
            };
            // Letters for an organ stand beside its name in any text: the name tells nothing.
            if kind != "Organ" {
                add(preferred.clone(), false);
            }
            for other in table::list(&row.others) {
                add(format!("{other}{ending}"), true);
            }
            let _ = writeln!(
                source,
                "    Family {{ kind: Kind::{kind}, preferred: {preferred:?}, asks: {asks} }},"
            );
            families += 1;
        }
    }
    source.push_str("];\nstatic FORMS: &[Form] = &[\n");
    let mut slots = vec![(0_u32, 0_usize, 0_usize); (forms.len() * 2).next_power_of_two()];
    let mut count = 0;
    for (hash, mut forms) in forms {
        forms.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
        let mut slot = fold::slot_of(0, hash, slots.len());
        while slots[slot].2 > 0 {
            slot = (slot + 1) & (slots.len() - 1);
        }
        slots[slot] = (hash, count, count + forms.len());
        count += forms.len();
        for Form { text, family, is_other, cased, except } in forms {
            let _ = writeln!(
                source,
                "    Form {{ text: {text:?}, family: {family}, is_other: {is_other}, cased: {cased}, except: &{except:?} }},"
            );
        }
    }
    let _ = writeln!(source, "];\nstatic FIRST: &[(u32, u16, u16)] = &{slots:?};");
    if complaints.is_empty() { Ok(source) } else { Err(complaints) }
}

/// What stands before and behind the form where it is right: `NATO _`, `_ of the Union`.
fn sides(pattern: &str) -> (String, String) {
    let (before, after) = pattern.split_once('_').unwrap_or((pattern, ""));
    (before.trim().to_owned(), after.trim().to_owned())
}
