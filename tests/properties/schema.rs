//! Values of a schema of version 2.4, as the document describes them and a little beyond.

use std::sync::LazyLock;

use primer_tests::Schemas;
use proptest::prelude::*;
use serde_json::Value;

pub use primer_tests::anything;

static SCHEMAS: LazyLock<Schemas> =
    LazyLock::new(|| Schemas::read(include_str!("../../spec/2.4.yaml")));

/// A value of a component, with members and enum values that the document does not know.
pub fn component(name: &str) -> BoxedStrategy<Value> {
    SCHEMAS.component(name)
}
