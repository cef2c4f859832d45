//! Several versions of an API, side by side.

use super::{Api, Name, TypeId};

/// The documents of one macro call, the oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions {
    /// What each document becomes.
    pub list: Vec<Version>,
    /// What several versions have, by which versions these are.
    pub groups: Vec<Group>,
    /// What each type is in every version, if there are several.
    pub families: Option<Families>,
}

/// What a document becomes, beside the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The module's name, as the macro's caller wrote it.
    pub module: Name,
    /// What people call it: `info.version`, or the module's name if two documents have the same.
    pub label: String,
    /// What was lowered; nothing if the document could not be read.
    pub api: Option<Api>,
    /// The relation of each of [`Api::types`] to the same type of other versions.
    pub relations: Vec<Relation>,
    /// The positions in [`Versions::groups`] of the descriptions of [`Api::operations`] that several versions have.
    pub descriptions: Vec<Option<usize>>,
    /// The operations that other versions have.
    pub absent: Vec<Absent>,
    /// What changed against the version before.
    pub changes: Vec<Change>,
}

/// What changed in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed: `LineItem.productData`, `update_client_session`.
    pub subject: String,
    /// What became of it, as a clause.
    pub what: String,
    /// Whether what was right for the version before may be wrong for this one.
    pub breaking: bool,
}

/// The relation of a type to the same type of other versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relation {
    /// The position in [`Versions::groups`], if several versions have this very type.
    pub group: Option<usize>,
    /// The conversions with other versions of the type, and what it lacks; set where the type is emitted.
    pub lineage: Option<Lineage>,
}

/// The types, and the descriptions of operations, that some versions have and no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name of the module that holds them.
    pub module: Name,
    /// The positions of the versions that have them; the types are emitted as the first has them.
    pub users: Vec<usize>,
}

/// What each type is in every version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Families {
    /// The name of the module that holds their markers.
    pub module: Name,
    /// The names of the types, each a marker.
    pub names: Vec<Name>,
}

/// What a type is to the same type of other versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// The versions that have this very type, in words.
    pub versions: String,
    /// Conversions with the type as it was before.
    pub conversions: Vec<Conversion>,
    /// Setters that the type has in other versions.
    pub absent: Vec<Absent>,
}

/// Conversions between a type and what it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The module of the type as it was before.
    pub module: Name,
    /// The positions of the versions that have the type as it was before.
    pub users: Vec<usize>,
    /// Those versions, in words.
    pub versions: String,
    /// Whether every value of the older type has a home in the newer one.
    pub is_total: bool,
    /// Whether every value of the newer type has a home in the older one.
    pub is_total_back: bool,
}

/// A method that other versions have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The name of the method.
    pub name: Name,
    /// The name of the trait that carries the message.
    pub marker: Name,
    /// The number of its arguments, beside `self`.
    pub arguments: usize,
    /// What the compiler says of a call.
    pub message: String,
    /// What it says at the very place.
    pub label: String,
}

impl Version {
    /// The relation of a type to the same type of other versions.
    pub fn relation(&self, id: TypeId) -> Option<&Relation> {
        self.relations.get(id.0)
    }

    /// The group that a type is in, if several versions have it.
    pub fn group(&self, id: TypeId) -> Option<usize> {
        self.relation(id)?.group
    }
}
