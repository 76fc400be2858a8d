//! Tells Zed how to start Rapporteur: by the program on the search path. Nothing is downloaded.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, serde_json, Command, LanguageServerId, Result, Worktree};

struct Rapporteur;

impl zed::Extension for Rapporteur {
    fn new() -> Self {
        Rapporteur
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree.which("rapporteur").ok_or(
            "The program rapporteur is not on the search path. In a copy of the project, run: cargo install --path .",
        )?;
        Ok(Command { command, args: vec!["lsp".to_owned()], env: worktree.shell_env() })
    }

    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree)?.settings)
    }
}

zed::register_extension!(Rapporteur);
