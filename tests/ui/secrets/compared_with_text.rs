use primer_api::runtime::Secret;

fn main() {
    let _ = Secret::from("token") == "token";
}
