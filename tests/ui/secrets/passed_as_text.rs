use primer_api::runtime::Secret;

fn hand_to_the_browser(_: &str) {}

fn main() {
    let token = Secret::from("token");
    hand_to_the_browser(&token);
}
