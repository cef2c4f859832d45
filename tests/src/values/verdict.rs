//! What came of values.

use std::ops::AddAssign;

use super::case::Case;
use super::mutation::{Mutation, Promise};
use super::place::Place;
use super::program::Reread;
use crate::is_same_json;

/// What came of a value.
pub enum Verdict {
    /// It is written as it was read.
    Kept,
    /// It is refused, with the path of the change or of a value that holds it.
    Refused,
    /// A `null` that is not allowed was taken for no member.
    Absent,
    /// A promise is broken: what happened.
    Wrong(String),
}

/// What came of the values of a document.
#[derive(Default)]
pub struct Counts {
    /// The components.
    pub components: usize,
    /// The components of which no value is tried.
    pub skipped: usize,
    /// Valid values.
    pub valid: usize,
    /// The valid values of a union that are of one alternative alone.
    pub choices: usize,
    /// Values with a change.
    pub mutated: usize,
    /// The changed values that were kept.
    pub kept: usize,
    /// The changed values that were refused.
    pub refused: usize,
    /// The changed values whose `null` was taken for no member.
    pub absent: usize,
    /// The broken promises.
    pub wrong: Vec<String>,
}

impl Verdict {
    pub fn of(case: &Case, result: &Reread) -> Self {
        let json = &case.json;
        match (result, &case.mutation) {
            (Ok((written, _)), None) if !is_same_json(json, written) => {
                Self::Wrong(format!("{json} was written as {written}"))
            }
            (Ok((_, chosen)), None) if case.choice.is_some() && *chosen != case.choice => {
                let choice = case.choice;
                Self::Wrong(format!(
                    "{json} is alternative {choice:?}, and {chosen:?} was chosen"
                ))
            }
            (Ok((written, _)), _) if is_same_json(json, written) => Self::Kept,
            (Ok((written, _)), Some((_, place, Promise::KeptRefusedOrAbsent)))
                if place
                    .removed(json)
                    .is_some_and(|absent| is_same_json(&absent, written)) =>
            {
                Self::Absent
            }
            (Ok((written, _)), mutation) => {
                let change = change(mutation.as_ref());
                Self::Wrong(format!("{change}{json} was written as {written}"))
            }
            (Err(error), Some((_, place, promise)))
                if *promise != Promise::Kept && place.is_at_or_in(path(error)) =>
            {
                Self::Refused
            }
            (Err(error), mutation) => {
                Self::Wrong(format!("{}{json}: {error}", change(mutation.as_ref())))
            }
        }
    }
}

fn change(mutation: Option<&(Mutation, Place, Promise)>) -> String {
    let change = mutation.map(|(mutation, place, _)| format!("{mutation:?} at `{place}`: "));
    change.unwrap_or_default()
}

/// The path of an error; empty for the whole value.
fn path(error: &str) -> &str {
    let path = error.strip_prefix('`').and_then(|it| it.split_once("`: "));
    path.map_or("", |(path, _)| path)
}

impl Counts {
    pub fn add(&mut self, name: &str, case: &Case, result: &Reread) {
        let count = match case.mutation {
            Some(_) => &mut self.mutated,
            None => &mut self.valid,
        };
        *count += 1;
        self.choices += usize::from(case.choice.is_some());
        match (Verdict::of(case, result), &case.mutation) {
            (Verdict::Kept, Some(_)) => self.kept += 1,
            (Verdict::Kept, None) => {}
            (Verdict::Refused, _) => self.refused += 1,
            (Verdict::Absent, _) => self.absent += 1,
            (Verdict::Wrong(what), _) => {
                self.wrong
                    .push(format!("{name} {}: {what}", case.component));
            }
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.components += other.components;
        self.skipped += other.skipped;
        self.valid += other.valid;
        self.choices += other.choices;
        self.mutated += other.mutated;
        self.kept += other.kept;
        self.refused += other.refused;
        self.absent += other.absent;
        self.wrong.extend(other.wrong);
    }
}
