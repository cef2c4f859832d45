//! Rust code as text, written by templates and read by the compiler at once.
//!
//! The macro runs without optimization in most builds. A token costs a call into the compiler there, or several allocations outside of
//! it; a piece of text is copied.

use std::fmt::Write as _;
use std::slice;

use proc_macro2::TokenStream;

/// A part of the generated code.
#[derive(Clone, Debug, Default)]
pub(crate) struct Code(String);

impl Code {
    /// Adds text that was written as Rust code, with a space at its end.
    pub(crate) fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Code of its text.
    pub(super) fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromIterator<Code> for Code {
    fn from_iter<I: IntoIterator<Item = Code>>(parts: I) -> Self {
        let mut whole = Self::default();
        for Self(part) in parts {
            whole.push(&part);
        }
        whole
    }
}

/// What a template takes in the place of a variable.
pub(crate) trait Coded {
    /// Writes it as code, with a space behind it.
    fn write(&self, code: &mut Code);
}

impl<T: Coded + ?Sized> Coded for &T {
    fn write(&self, code: &mut Code) {
        T::write(self, code);
    }
}

impl<T: Coded> Coded for Option<T> {
    fn write(&self, code: &mut Code) {
        if let Some(part) = self {
            part.write(code);
        }
    }
}

impl Coded for Code {
    fn write(&self, code: &mut Code) {
        code.push(&self.0);
    }
}

/// Tokens that the caller wrote. Their places are lost.
impl Coded for TokenStream {
    fn write(&self, code: &mut Code) {
        code.push(&self.to_string());
        code.push(" ");
    }
}

/// A string literal.
impl Coded for str {
    fn write(&self, code: &mut Code) {
        // What `Debug` escapes, Rust reads.
        let _ = write!(code.0, "{self:?} ");
    }
}

impl Coded for String {
    fn write(&self, code: &mut Code) {
        self.as_str().write(code);
    }
}

impl Coded for bool {
    fn write(&self, code: &mut Code) {
        code.push(if *self { "true " } else { "false " });
    }
}

/// An identifier.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ident<'n>(pub(super) &'n str);

impl Coded for Ident<'_> {
    fn write(&self, code: &mut Code) {
        code.push(self.0);
        code.push(" ");
    }
}

/// A number without the suffix of a type.
#[derive(Clone, Debug)]
pub(crate) struct Number(String);

impl Number {
    pub(super) fn integer(number: impl Into<i128>) -> Self {
        Self(format!("{} ", number.into()))
    }

    pub(super) fn usize(number: usize) -> Self {
        Self(format!("{number} "))
    }

    pub(super) fn float(number: f64) -> Self {
        let text = number.to_string();
        let fraction = if text.contains('.') { "" } else { ".0" };
        Self(format!("{text}{fraction} "))
    }
}

impl Coded for Number {
    fn write(&self, code: &mut Code) {
        code.push(&self.0);
    }
}

/// A template of code, as that of the crate `quote`: `#name` is a variable, `#(#names,)*` and `#(#names),*` repeat for each item of an
/// iterator or a slice.
macro_rules! quote {
    ($($template:tt)*) => {{
        #[allow(unused_mut)]
        let mut code = $crate::emit::code::Code::default();
        $crate::emit::code::write_template!(code [] $($template)*);
        code
    }};
}
pub(crate) use quote;

/// Writes a template. In brackets is the text that comes next, as parts for `concat`; `~` and a text stand for the end of a group.
macro_rules! write_template {
    ($code:ident []) => {};
    ($code:ident [$($text:tt)*]) => {
        $code.push(::core::concat!($($text)*));
    };
    ($code:ident [$($text:tt)*] ~ $end:literal $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)* $end,] $($rest)*);
    };
    ($code:ident [$($text:tt)*] # $name:ident $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)*]);
        $crate::emit::code::Coded::write(&$name, &mut $code);
        $crate::emit::code::write_template!($code [] $($rest)*);
    };
    ($code:ident [$($text:tt)*] # ($($each:tt)*) * $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)*]);
        $crate::emit::code::write_each!($code [] [$($each)*] "", $($each)*);
        $crate::emit::code::write_template!($code [] $($rest)*);
    };
    ($code:ident [$($text:tt)*] # ($($each:tt)*) $separator:tt * $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)*]);
        $crate::emit::code::write_each!($code [] [$($each)*] ::core::concat!(::core::stringify!($separator), " "), $($each)*);
        $crate::emit::code::write_template!($code [] $($rest)*);
    };
    ($code:ident [$($text:tt)*] ($($inner:tt)*) $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)* "( ",] $($inner)* ~ ") " $($rest)*);
    };
    ($code:ident [$($text:tt)*] [$($inner:tt)*] $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)* "[ ",] $($inner)* ~ "] " $($rest)*);
    };
    ($code:ident [$($text:tt)*] {$($inner:tt)*} $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)* "{ ",] $($inner)* ~ "} " $($rest)*);
    };
    ($code:ident [$($text:tt)*] $token:tt $($rest:tt)*) => {
        $crate::emit::code::write_template!($code [$($text)* ::core::stringify!($token), " ",] $($rest)*);
    };
}
pub(crate) use write_template;

/// Writes a template for each item of its variables, whose names are collected in the first brackets.
macro_rules! write_each {
    ($code:ident [$($name:ident)*] [$($each:tt)*] $separator:expr,) => {{
        #[allow(unused_imports)]
        use $crate::emit::code::{Always as _, EachIn as _, EachOf as _, Item};
        $(#[allow(unused_mut)] let mut $name = $name.each();)*
        let mut separator = "";
        loop {
            $(let $name = match $name.next() {
                ::core::option::Option::Some(item) => Item(item),
                ::core::option::Option::None => break,
            };)*
            $code.push(separator);
            separator = $separator;
            $crate::emit::code::write_template!($code [] $($each)*);
        }
    }};
    ($code:ident $names:tt $each:tt $separator:expr, # ($($inner:tt)*) $($rest:tt)*) => {
        $crate::emit::code::write_each!($code $names $each $separator, $($inner)* $($rest)*);
    };
    ($code:ident [$($name:ident)*] $each:tt $separator:expr, # $next:ident $($rest:tt)*) => {
        $crate::emit::code::write_each!($code [$($name)* $next] $each $separator, $($rest)*);
    };
    ($code:ident $names:tt $each:tt $separator:expr, ($($inner:tt)*) $($rest:tt)*) => {
        $crate::emit::code::write_each!($code $names $each $separator, $($inner)* $($rest)*);
    };
    ($code:ident $names:tt $each:tt $separator:expr, [$($inner:tt)*] $($rest:tt)*) => {
        $crate::emit::code::write_each!($code $names $each $separator, $($inner)* $($rest)*);
    };
    ($code:ident $names:tt $each:tt $separator:expr, {$($inner:tt)*} $($rest:tt)*) => {
        $crate::emit::code::write_each!($code $names $each $separator, $($inner)* $($rest)*);
    };
    ($code:ident $names:tt $each:tt $separator:expr, $token:tt $($rest:tt)*) => {
        $crate::emit::code::write_each!($code $names $each $separator, $($rest)*);
    };
}
pub(crate) use write_each;

/// The items of an iterator.
pub(crate) trait EachOf: Iterator + Sized {
    fn each(self) -> Self {
        self
    }
}

impl<I: Iterator> EachOf for I {}

/// The items of a list.
pub(crate) trait EachIn<T> {
    fn each(&self) -> slice::Iter<'_, T>;
}

impl<T> EachIn<T> for [T] {
    fn each(&self) -> slice::Iter<'_, T> {
        self.iter()
    }
}

/// The same for each item of the other variables.
pub(crate) trait Always {
    fn each(&self) -> std::iter::Repeat<&Self> {
        std::iter::repeat(self)
    }
}

impl<T: Coded> Always for T {}

/// An item of a variable, which is the same wherever the template has the variable.
pub(crate) struct Item<T>(pub(crate) T);

impl<T> Item<T> {
    pub(crate) fn next(self) -> Option<Self> {
        Some(self)
    }
}

impl<T: Coded> Coded for Item<T> {
    fn write(&self, code: &mut Code) {
        self.0.write(code);
    }
}

#[cfg(test)]
mod tests;
