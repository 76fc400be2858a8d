//! What higher rooms derive from a meaning and keep with it, so that it lives exactly as long.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A place for one derived value, and the key it was derived under.
#[derive(Clone, Default)]
pub struct Kept(OnceLock<Arc<dyn Any + Send + Sync>>);

impl Kept {
    /// The value derived under `key`: the one that is kept, or else a new one, which is kept if none was.
    pub fn get_or_derive<K, V>(&self, key: K, derive: impl FnOnce() -> V) -> Arc<(K, V)>
    where
        K: PartialEq + Send + Sync + 'static,
        V: Send + Sync + 'static,
    {
        let kept = self.0.get().cloned().and_then(|kept| kept.downcast::<(K, V)>().ok());
        match kept {
            Some(kept) if kept.0 == key => kept,
            _ => {
                let derived = Arc::new((key, derive()));
                let _ = self.0.set(derived.clone());
                derived
            }
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.get().is_some() { "Kept(…)" } else { "Kept(nothing)" })
    }
}
