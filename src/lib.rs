//! Rapporteur reads statements and resolutions of the United Nations as they are drafted.
//!
//! The modules stand in the order of their layers; a module uses only those above it in this list.
//! ARCHITECTURE.md has the map and the invariants.

pub mod text;

pub mod lexicon;
pub mod syntax;

pub mod draft;

pub mod rules;

pub mod settings;

pub mod ide;

pub mod workspace;

pub mod proto;

pub mod cli;

pub mod server;
