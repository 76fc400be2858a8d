//! What higher rooms derive from a part of a draft and keep with it, so that it lives exactly as long.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Slide;

/// A derived value that can follow its text when letters are typed or taken out beside what it tells of.
pub trait Follows: Sized {
    /// The value behind such an edit; nothing where the edit touches what it tells of.
    fn follow(&self, slide: &Slide) -> Option<Self>;
}

/// A place for one derived value, and the key it was derived under. A clone has what was there when it was made.
#[derive(Clone, Default)]
pub struct Kept(OnceLock<Arc<dyn Derived>>);

impl Kept {
    /// The value derived under `key`: the one that is kept, or else a new one, which is kept if none was.
    pub fn value<K, V>(&self, key: K, derive: impl FnOnce() -> V) -> V
    where
        K: Clone + PartialEq + Send + Sync + 'static,
        V: Follows + Clone + Send + Sync + 'static,
    {
        let kept = self.0.get().and_then(|kept| kept.as_any().downcast_ref::<(K, V)>());
        if let Some((_, value)) = kept.filter(|(known, _)| *known == key) {
            return value.clone();
        }
        let derived = derive();
        let _ = self.0.set(Arc::new((key, derived.clone())));
        derived
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.get().is_none()
    }

    /// What is kept, behind an edit that left unchanged what it was derived from.
    #[must_use]
    pub fn follow(&self, slide: &Slide) -> Kept {
        let followed = self.0.get().and_then(|kept| kept.follow(slide));
        Kept(followed.map_or_else(OnceLock::new, OnceLock::from))
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "Kept(nothing)" } else { "Kept(…)" })
    }
}

/// A value and its key, whatever their types.
trait Derived: Send + Sync {
    fn as_any(&self) -> &dyn Any;

    fn follow(&self, slide: &Slide) -> Option<Arc<dyn Derived>>;
}

impl<K, V> Derived for (K, V)
where
    K: Clone + Send + Sync + 'static,
    V: Follows + Send + Sync + 'static,
{
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn follow(&self, slide: &Slide) -> Option<Arc<dyn Derived>> {
        Some(Arc::new((self.0.clone(), self.1.follow(slide)?)))
    }
}
