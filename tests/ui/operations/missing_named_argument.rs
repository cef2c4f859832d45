primer_codegen::generate_api! {
    pub mod disks = "disks.yaml";
}

async fn view(client: disks::Client) {
    let arguments = disks::ViewDiskArguments {
        project: "prod".into(),
        disk: "disk1".into(),
    };
    let _ = client.view_disk(arguments).await;
}

fn main() {}
