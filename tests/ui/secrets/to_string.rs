use primer_api::runtime::Secret;

fn log(token: Secret) -> String {
    token.to_string()
}

fn main() {}
