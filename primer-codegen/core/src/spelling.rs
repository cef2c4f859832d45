//! Names that are similar to a misspelled one.

/// The name that `wrong` most likely stands for; `None` if no name is similar enough.
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = wrong.chars().count();
    let tolerance = (length / 3).clamp(1, 4);
    let is_begun = |name: &str| length >= 5 && name.starts_with(wrong);
    names
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= tolerance || is_begun(name))
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        // A name of which nothing is left is another name: nobody writes `t` for `a`.
        .filter(|&(distance, name)| {
            distance <= tolerance.min(length.saturating_sub(1)) || is_begun(name)
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests;
