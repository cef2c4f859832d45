//! Bodies as callers hand them over: by value or by reference.

use crate::runtime::value::{Ref, Value};

/// A value that is sent as a body of type `T`: a `T`, a reference to one, or a value that converts into one.
///
/// The request is written before an operation's method returns, so that a reference is enough: nobody clones what is sent again, or
/// looked at after the call. Where a body may be left out, `T` is an `Option`, and `None` leaves it out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no body of type `{T}`",
    label = "expected `{T}`, or a reference to one"
)]
pub trait AsBody<T> {
    /// Hands on the value.
    #[doc(hidden)]
    fn with_body<R>(self, act: impl FnOnce(Ref<'_>) -> R) -> R;
}

impl<T: Value> AsBody<T> for T {
    #[inline]
    fn with_body<R>(self, act: impl FnOnce(Ref<'_>) -> R) -> R {
        act(self.get())
    }
}

impl<T: Value> AsBody<T> for &T {
    #[inline]
    fn with_body<R>(self, act: impl FnOnce(Ref<'_>) -> R) -> R {
        act(self.get())
    }
}

impl<T: Value> AsBody<Option<T>> for T {
    #[inline]
    fn with_body<R>(self, act: impl FnOnce(Ref<'_>) -> R) -> R {
        act(self.get())
    }
}

impl<T: Value> AsBody<Option<T>> for &T {
    #[inline]
    fn with_body<R>(self, act: impl FnOnce(Ref<'_>) -> R) -> R {
        act(self.get())
    }
}
