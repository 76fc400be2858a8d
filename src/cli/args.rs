//! What can be asked for on the command line.

mod values;

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum, value_parser};
use clap_complete::Shell;

use super::Outcome;
use super::output::{Colour, complain};
use crate::draft::{DocumentKind, NoTimeLimit, Status, Style, TimeLimit};
use crate::settings::{LANGUAGES, LineBreaks, Settings, WIDTHS};

/// Reads United Nations statements and resolutions as a careful colleague would: points left out of an
/// enumeration, counts that are not kept, names and citations that are not right.
#[derive(Debug, Parser)]
#[command(name = "rapporteur", version, arg_required_else_help = true, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves an editor; editors start this themselves
    Lsp(Lsp),
    /// Checks texts, and tells what a drafter would want to correct
    #[command(
        after_help = "Exit code: 0 nothing at warning or above, 1 findings, 2 something could not be read."
    )]
    Check(Check),
    /// Mends what can be mended without asking, and leaves all else as it is
    #[command(
        after_help = "Exit code: 0 nothing left at warning or above, 1 something is left (with --diff: or would be \
                            mended), 2 something could not be read or written."
    )]
    Fix(Fix),
    /// Sets spaces, dashes and line breaks as the settings want them, and touches no word
    #[command(
        after_help = "Exit code: 0 it is done (with --diff or --check: nothing would change), 1 something would \
                            change, 2 something could not be read or written."
    )]
    Format(Format),
    /// Shows the parts of a text: its speakers, its points, how long they take
    Outline(Question),
    /// Prints a text as it is delivered, once nothing in it is open
    #[command(
        after_help = "Exit code: 0 it was printed, 1 something in it is still open, 2 it could not be read."
    )]
    Deliver(Deliver),
    /// Lists what those who clear a text check: names, dates, figures and more
    Facts(Question),
    /// Explains a rule: what it finds, why, and an example
    Explain(Explain),
    /// Lists all rules
    Rules(Rules),
    /// Looks a term or an acronym up
    Term(Term),
    /// Prints what lets a shell complete these commands
    Completions(Completions),
}

/// `rapporteur lsp`
#[derive(Debug, Args)]
pub struct Lsp {
    /// The only way to talk there is; accepted because editors pass it
    #[arg(long)]
    stdio: bool,
}

/// `rapporteur check`
#[derive(Debug, Args)]
pub struct Check {
    /// Texts, or folders of texts (.statement, .resolution, .txt, .md); - is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: CheckFormat,
    /// Keep looking, and check again what changes, until Ctrl-C
    #[arg(long)]
    pub(super) watch: bool,
    /// Say what reading and each rule cost in time
    #[arg(long)]
    pub(super) timings: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Whether to use colour
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t)]
    pub(super) colour: Colour,
}

/// `rapporteur fix`
#[derive(Debug, Args)]
pub struct Fix {
    /// Texts, or folders of texts (.statement, .resolution, .txt, .md); - is standard input, and prints it mended
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Only show what would change
    #[arg(long)]
    pub(super) diff: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Whether to use colour
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t)]
    pub(super) colour: Colour,
}

/// `rapporteur format`
#[derive(Debug, Args)]
pub struct Format {
    /// Texts, or folders of texts (.statement, .resolution, .txt, .md); - is standard input, and prints it formatted
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Only show what would change
    #[arg(long)]
    pub(super) diff: bool,
    /// Only name the texts in which something would change
    #[arg(long, conflicts_with = "diff")]
    pub(super) check: bool,
    /// What becomes of the line breaks of a paragraph [otherwise: as the settings say, else keep]
    #[arg(long, value_enum)]
    line_breaks: Option<LineBreaks>,
    /// The most characters in a line that is wrapped [otherwise: as the settings say, else 59]
    #[arg(long, value_name = "CHARACTERS", value_parser = value_parser!(u32).range(width_range()))]
    line_width: Option<u32>,
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Whether to use colour
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t)]
    pub(super) colour: Colour,
}

impl Format {
    /// What the command line says of every text.
    pub(super) fn settings(&self) -> Settings {
        Settings { line_breaks: self.line_breaks, line_width: self.line_width, ..self.reading.settings() }
    }
}

fn width_range() -> RangeInclusive<i64> {
    i64::from(*WIDTHS.start())..=i64::from(*WIDTHS.end())
}

/// `rapporteur deliver`
#[derive(Debug, Args)]
pub struct Deliver {
    /// The text; - is standard input
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,
    /// Print nothing while anything is at warning or above
    #[arg(long)]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// `rapporteur completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell that is to complete
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// The script that the shell reads.
    pub(super) fn script(&self) -> Vec<u8> {
        let mut script = Vec::new();
        let mut command = CommandLine::command();
        clap_complete::generate(self.shell, &mut command, env!("CARGO_PKG_NAME"), &mut script);
        script
    }
}

/// `rapporteur outline` and `rapporteur facts`
#[derive(Debug, Args)]
pub struct Question {
    /// The text; - is standard input
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: AnswerFormat,
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Whether to use colour
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t)]
    pub(super) colour: Colour,
}

/// `rapporteur explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's code, as findings show it in brackets
    pub(super) code: String,
    /// Whether to use colour
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t)]
    pub(super) colour: Colour,
}

/// `rapporteur rules`
#[derive(Debug, Args)]
pub struct Rules {
    /// Whether to use colour
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t)]
    pub(super) colour: Colour,
}

/// `rapporteur term`
#[derive(Debug, Args)]
pub struct Term {
    /// An acronym, a name, or part of one
    #[arg(required = true, value_name = "QUERY")]
    pub(super) query: Vec<String>,
    /// The settings file that names your glossaries [otherwise: rapporteur.toml in this folder or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Whether to use colour
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t)]
    pub(super) colour: Colour,
}

/// How a text is to be read, whatever it and the settings say.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// How far the text has come [otherwise: as it or the settings say, else final]
    #[arg(long, value_enum)]
    status: Option<Status>,
    /// Whose usage it follows [otherwise: as its kind has it]
    #[arg(long, value_enum)]
    style: Option<Style>,
    /// What kind of text it is [otherwise: told from the text]
    #[arg(long, value_enum)]
    kind: Option<DocumentKind>,
    /// The language it is in [otherwise: told from the text]
    #[arg(long, value_parser = LANGUAGES)]
    language: Option<String>,
    /// How long a speech may take, such as 5:00, "3 min" or "90 s" [otherwise: as it or the settings say]
    #[arg(long, value_name = "TIME", value_parser = limit)]
    limit: Option<TimeLimit>,
    /// The settings file to use [otherwise: rapporteur.toml in the text's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// What to call the text on standard input; its folder is where settings are looked for
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,
}

impl Reading {
    /// What the command line says of every text.
    pub(super) fn settings(&self) -> Settings {
        Settings {
            status: self.status,
            style: self.style,
            kind: self.kind,
            language: self.language.clone(),
            limit: self.limit,
            ..Settings::default()
        }
    }
}

/// Reads how long a speech may take.
fn limit(written: &str) -> Result<TimeLimit, String> {
    written.parse().map_err(|error: NoTimeLimit| error.to_string())
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// To be read
    #[default]
    Human,
    /// To be read by another program
    Json,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// To be read
    #[default]
    Human,
    /// To be read by another program
    Json,
    /// For tools that gather findings (SARIF 2.1.0)
    Sarif,
    /// For a GitHub workflow, which shows them beside the text
    Github,
}

/// What was asked for; where nothing is left to do (help was shown, or what was asked for makes no sense), the
/// exit code.
pub fn parse() -> Result<Command, ExitCode> {
    CommandLine::try_parse().map(|line| line.command).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Nobody is left to be told where even help cannot be written.
            let _ = error.print();
            if error.use_stderr() { Outcome::Failed.into() } else { Outcome::Clean.into() }
        }
        _ => {
            complain(&one_line(&error.render().to_string()));
            Outcome::Failed.into()
        }
    })
}

/// What is wrong and what was perhaps meant, without the paragraph on usage.
fn one_line(message: &str) -> String {
    let message = message.trim_start_matches("error: ");
    let fault = message.split("\n\nUsage:").next().unwrap_or(message);
    let fault = fault.split("\n\nFor more information").next().unwrap_or(fault);
    let parts: Vec<&str> = fault.split("\n\n").map(str::trim).collect();
    let parts: Vec<String> =
        parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    format!("{}; see rapporteur --help", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_usage_error_is_one_line() {
        let error =
            CommandLine::try_parse_from(["rapporteur", "check", "--status", "finel", "a.txt"]).unwrap_err();
        expect_test::expect![[
            r#"invalid value 'finel' for '--status <STATUS>' [possible values: draft, clearance, final, delivered]; tip: a similar value exists: 'final'; see rapporteur --help"#
        ]]
        .assert_eq(&one_line(&error.render().to_string()));
    }

    #[test]
    fn a_missing_path_is_named() {
        let error = CommandLine::try_parse_from(["rapporteur", "check"]).unwrap_err();
        expect_test::expect![[
            r#"the following required arguments were not provided: <PATH>...; see rapporteur --help"#
        ]]
        .assert_eq(&one_line(&error.render().to_string()));
    }
}
