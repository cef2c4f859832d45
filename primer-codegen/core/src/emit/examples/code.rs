//! Expressions of an example, in lines of a width that documentation has room for.

/// The number of columns of a line.
pub(super) const WIDTH: usize = 92;

/// An expression.
pub(super) enum Code {
    /// A literal or a path.
    Text(String),
    /// A call, a list or a struct: what stands before its parts, its brackets, and its parts.
    Parts(String, Brackets, Vec<Code>),
    /// A field and its value.
    Field(String, Box<Code>),
    /// A value, and the methods that are called on it with one argument or none.
    Chain(Box<Code>, Vec<(String, Option<Code>)>),
}

/// The brackets around parts.
#[derive(Clone, Copy)]
pub(super) enum Brackets {
    Round,
    Square,
    Curly,
}

impl Code {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn call(path: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self::Parts(path.into(), Brackets::Round, arguments)
    }

    pub(super) fn list(before: &str, items: Vec<Self>) -> Self {
        Self::Parts(before.to_owned(), Brackets::Square, items)
    }

    /// The expression in one line.
    pub(super) fn flat(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Parts(before, brackets, parts) => {
                let (open, close, pad) = brackets.marks();
                let parts: Vec<String> = parts.iter().map(Self::flat).collect();
                format!("{before}{open}{pad}{}{pad}{close}", parts.join(", "))
            }
            Self::Field(name, value) => format!("{name}: {}", value.flat()),
            Self::Chain(value, calls) => {
                let calls = calls.iter().map(|(name, argument)| {
                    let argument = argument.as_ref().map(Self::flat).unwrap_or_default();
                    format!(".{name}({argument})")
                });
                value.flat() + &calls.collect::<String>()
            }
        }
    }

    /// A statement: what stands before the expression, the expression, and what stands behind it.
    pub(super) fn statement(&self, before: &str, behind: &str) -> Vec<String> {
        let text = self.broken(0, before.chars().count() + behind.chars().count());
        // As rustfmt breaks a chain.
        let is_broken = text.contains('\n') && behind.starts_with('.');
        let text = format!(
            "{before}{text}{}{behind}",
            if is_broken { "\n" } else { "" }
        );
        text.lines().map(str::to_owned).collect()
    }

    /// The expression at an indent, in one line if it and what else stands there have room.
    fn broken(&self, indent: usize, others: usize) -> String {
        let flat = self.flat();
        if indent + others + flat.chars().count() <= WIDTH {
            return flat;
        }
        let deeper = indent + 4;
        let (margin, inner) = (" ".repeat(indent), " ".repeat(deeper));
        match self {
            Self::Text(text) => text.clone(),
            Self::Parts(before, brackets, parts) => {
                let (open, close, _) = brackets.marks();
                if let [only @ Self::Parts(..)] = parts.as_slice() {
                    return format!("{before}{open}{}{close}", only.broken(indent, others));
                }
                let parts = parts.iter();
                let parts = parts.map(|it| format!("{inner}{},\n", it.broken(deeper, 1)));
                format!(
                    "{before}{open}\n{}{margin}{close}",
                    parts.collect::<String>()
                )
            }
            Self::Field(name, value) => {
                format!("{name}: {}", value.broken(indent, others + name.len() + 2))
            }
            Self::Chain(value, calls) => {
                let calls = calls.iter().map(|(name, argument)| {
                    let argument = argument
                        .as_ref()
                        .map(|it| it.broken(deeper, name.len() + 3));
                    format!("\n{inner}.{name}({})", argument.unwrap_or_default())
                });
                value.broken(indent, others) + &calls.collect::<String>()
            }
        }
    }
}

impl Brackets {
    fn marks(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Round => ("(", ")", ""),
            Self::Square => ("[", "]", ""),
            Self::Curly => ("{", "}", " "),
        }
    }
}
