primer_codegen::generate_api! {
    pub mod disks = "disks.yaml";
}

async fn view(client: disks::Client) {
    let _ = client.view_disk("maze-war", "prod", "disk1").await;
}

fn main() {}
