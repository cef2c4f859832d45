primer_codegen::generate_api! {
    mod regions = "server_variable_of_another_type.yaml";
}

use primer_api::v2_4::Client;
use regions::{ServerRegion, ServerVariable};

fn main() {
    let _ = regions::Client::builder().server_variable(ServerVariable::Region("us"));
    let _ = regions::Client::builder().server_variable(ServerVariable::Region(ServerRegion::Uss));
    let _ = Client::builder().server_variable(ServerVariable::Region(ServerRegion::Us));
}
