# Rapporteur in Kakoune, with kak-lsp 18 or later. Put this line into your kakrc:
#
#     source /where/it/is/editors/kakoune/rapporteur.kak
#
# The programs rapporteur and kak-lsp must be on the search path.

evaluate-commands %sh{ kak-lsp }

hook global BufCreate .*[.]statement %{ set-option buffer filetype un-statement }
hook global BufCreate .*[.]resolution %{ set-option buffer filetype un-resolution }

hook -group rapporteur global BufSetOption filetype=un-(statement|resolution) %{
    set-option buffer lsp_language_id %opt{filetype}
    set-option buffer lsp_servers %{
        [rapporteur]
        root_globs = ["rapporteur.toml", ".git"]
        command = "rapporteur"
        args = ["lsp"]
    }
}

hook -group rapporteur global WinSetOption filetype=un-(statement|resolution) %{
    lsp-enable-window
    add-highlighter window/rapporteur wrap -word -indent
    hook -once -always window WinSetOption filetype=.* %{
        remove-highlighter window/rapporteur
    }
}

define-command rapporteur-outline -docstring 'show the parts of this text' lsp-document-symbol
