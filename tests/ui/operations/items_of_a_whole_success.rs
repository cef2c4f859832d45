primer_codegen::generate_api! {
    pub mod disks = "disks.yaml";
}

fn mocked(service: &primer_api::mock::Mock<disks::Client>) {
    let none = [""; 0];
    service.on(disks::operations::view_disk).respond_items(none);
}

fn main() {}
