//! What later versions of the standard brought and what cannot be generated yet: it is reported, so that nothing is lost silently.

use super::Rules;
use crate::diagnostics::Finding;
use crate::document::{Dialect, Object};
use crate::source::Pointer;

/// Keywords of OpenAPI 3.2 without which a request would be wrong, or an operation missing.
const KEYWORDS: &[(Object, &str)] = &[
    (Object::MediaType, "prefixEncoding"),
    (Object::MediaType, "itemEncoding"),
    (Object::Encoding, "encoding"),
    (Object::Encoding, "prefixEncoding"),
    (Object::Encoding, "itemEncoding"),
];

impl Rules<'_, '_> {
    pub(super) fn check_supported(&mut self, objects: &[(&Pointer, Object)]) {
        if self.document().dialect() < Dialect::V3_2 {
            return;
        }
        for (at, object) in objects {
            let keywords = KEYWORDS.iter().filter(|(owner, _)| owner == object);
            for (_, keyword) in keywords {
                let at = at.child(keyword);
                if self.document().node(&at).is_some() {
                    let message = format!("`{keyword}` of OpenAPI 3.2 is not supported yet");
                    self.report(Finding::at_key(at, message));
                }
            }
        }
    }
}
