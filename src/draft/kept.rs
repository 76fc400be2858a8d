//! What higher rooms derive from a meaning and keep with it, so that it lives exactly as long.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A place for one derived value, and the key it was derived under.
#[derive(Clone, Default)]
pub struct Kept(OnceLock<Arc<dyn Any + Send + Sync>>);

impl Kept {
    /// Shows the value derived under `key`: the one that is kept, or else a new one, which is kept if none
    /// was.
    pub fn with<K, V>(&self, key: K, derive: impl FnOnce() -> V, show: impl FnOnce(&V))
    where
        K: PartialEq + Send + Sync + 'static,
        V: Send + Sync + 'static,
    {
        let kept = self.0.get().and_then(|kept| kept.downcast_ref::<(K, V)>());
        match kept {
            Some((known, value)) if *known == key => show(value),
            _ => {
                let derived = derive();
                show(&derived);
                let _ = self.0.set(Arc::new((key, derived)));
            }
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.get().is_some() { "Kept(…)" } else { "Kept(nothing)" })
    }
}
