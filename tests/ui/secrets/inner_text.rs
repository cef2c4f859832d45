use primer_api::runtime::Secret;

fn main() {
    let Secret(text) = Secret::from("token");
}
