//! Successes that come item by item, compared.

use super::Compare;
use super::facts::{Fact, Facts};
use super::phrases::code;
use crate::ir::{Framing, Operation, Stream, StreamForm};

impl Compare<'_> {
    /// The changes of how the items of a success come, and of their type.
    pub(super) fn streams(&self, old: &Operation, new: &Operation) -> Facts {
        match (&old.stream, &new.stream) {
            (None, None) => Facts::new(),
            (None, Some(is)) => vec![(Fact::StreamAdded, format!("comes {} too", how(is)))],
            (Some(was), None) => {
                let what = format!("does not come {} any more", how(was));
                vec![(Fact::StreamRemoved, what)]
            }
            (Some(was), Some(is)) => {
                let items = self.whole_shape(&was.items, &is.items);
                let items = items
                    .into_iter()
                    .map(|(fact, what)| (fact, format!("items: {what}")));
                let form = (was.form != is.form).then(|| {
                    let what = match how(was) == how(is) {
                        true => format!("comes {} in another way", how(is)),
                        false => format!("comes {}, before {}", how(is), how(was)),
                    };
                    (Fact::StreamChanged, what)
                });
                form.into_iter().chain(items).collect()
            }
        }
    }
}

/// How the items come, in words.
fn how(stream: &Stream) -> String {
    match &stream.form {
        StreamForm::Sequence(sequence) => match sequence.framing {
            Framing::Events => "as server-sent events".to_owned(),
            Framing::Lines | Framing::Records => {
                format!("item by item as {}", code(&sequence.media_type))
            }
        },
        StreamForm::Pages(_) => "in pages".to_owned(),
    }
}

#[cfg(test)]
mod tests;
