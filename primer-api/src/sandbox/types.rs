//! The types of every version, for a service that does not depend on which clients are compiled beside it.

#[cfg(feature = "v2_1")]
pub(super) use crate::v2_1;
#[cfg(feature = "v2_2")]
pub(super) use crate::v2_2;
#[cfg(feature = "v2_3")]
pub(super) use crate::v2_3;
#[cfg(feature = "v2_4")]
pub(super) use crate::v2_4;
#[cfg(feature = "v2021_09_27")]
pub(super) use crate::v2021_09_27;
#[cfg(feature = "v2021_10_19")]
pub(super) use crate::v2021_10_19;

// A version without a client has its types here. By default there is none.
#[cfg(not(feature = "default"))]
primer_codegen::generate_api! {
    #[cfg(not(feature = "v2021_09_27"))]
    pub(super) mod v2021_09_27 = "../../spec/2021-09-27.yaml";
    #[cfg(not(feature = "v2021_10_19"))]
    pub(super) mod v2021_10_19 = "../../spec/2021-10-19.yaml";
    #[cfg(not(feature = "v2_1"))]
    pub(super) mod v2_1 = "../../spec/2.1.yaml";
    #[cfg(not(feature = "v2_2"))]
    pub(super) mod v2_2 = "../../spec/2.2.yaml";
    #[cfg(not(feature = "v2_3"))]
    pub(super) mod v2_3 = "../../spec/2.3.yaml";
    #[cfg(not(feature = "v2_4"))]
    pub(super) mod v2_4 = "../../spec/2.4.yaml";
}
