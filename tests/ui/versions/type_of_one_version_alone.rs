use primer_api::{Versioned, v2_4};

fn main() {
    let _ = v2_4::ApplePayOptions::default().to_version::<v2_4::ApplePayOptions>();
}
