//! Several versions of an API, side by side.

use super::{Api, Name, TypeId};

/// The documents of one macro call, the oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions {
    /// The versions, one for each document.
    pub list: Vec<Version>,
    /// The types and descriptions that several versions share, grouped by the set of versions.
    pub groups: Vec<Group>,
    /// The markers of the types, if there are several versions.
    pub families: Option<Families>,
}

/// The Rust API of one document, and its relation to the other versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The module's name, as the macro's caller wrote it.
    pub module: Name,
    /// The label for people: `info.version`, or the module's name if two documents have the same version.
    pub label: String,
    /// The lowered document; `None` if it could not be read.
    pub api: Option<Api>,
    /// The relation of each of [`Api::types`] to the same type of other versions.
    pub relations: Vec<Relation>,
    /// The positions in [`Versions::groups`] of the descriptions of [`Api::operations`] that several versions have.
    pub descriptions: Vec<Option<usize>>,
    /// The operations that other versions have.
    pub absent: Vec<Absent>,
    /// The changes since the previous version.
    pub changes: Vec<Change>,
}

/// A change since the previous version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The changed type, member or operation: `LineItem.productData`, `update_client_session`.
    pub subject: String,
    /// The change, as a clause.
    pub what: String,
    /// Whether code or a request that was valid for the previous version may be invalid for this one.
    pub breaking: bool,
}

/// The relation of a type to the same type of other versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relation {
    /// The position in [`Versions::groups`], if several versions have the same type.
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

/// The markers by which the types of several versions are recognized as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Families {
    /// The name of the module that holds their markers.
    pub module: Name,
    /// The names of the types, each a marker.
    pub names: Vec<Name>,
}

/// The relation of a type to its forms in other versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// The versions that have this type, as a phrase.
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
    /// Those versions, as a phrase.
    pub versions: String,
    /// Whether every value of the older type converts to the newer one without loss.
    pub is_total: bool,
    /// Whether every value of the newer type converts to the older one without loss.
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
    /// The compiler's message for a call.
    pub message: String,
    /// The compiler's label at the call.
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
