//! The pairs of documents in this folder; written by the tests.

mod pair_01 {
    primer_codegen::generate_api! {
        pub mod old = "01_old.yaml" { all_schemas; }
        pub mod new = "01_new.yaml" { all_schemas; }
    }
    convert!(include_str!("01_old.yaml"), include_str!("01_new.yaml"); A B C D E);
}

mod pair_02 {
    primer_codegen::generate_api! {
        pub mod old = "02_old.yaml" { all_schemas; }
        pub mod new = "02_new.yaml" { all_schemas; }
    }
    convert!(include_str!("02_old.yaml"), include_str!("02_new.yaml"); A B C D);
}

mod pair_03 {
    primer_codegen::generate_api! {
        pub mod old = "03_old.yaml" { all_schemas; }
        pub mod new = "03_new.yaml" { all_schemas; }
    }
    convert!(include_str!("03_old.yaml"), include_str!("03_new.yaml"); A B C D E);
}

mod pair_04 {
    primer_codegen::generate_api! {
        pub mod old = "04_old.yaml" { all_schemas; }
        pub mod new = "04_new.yaml" { all_schemas; }
    }
    convert!(include_str!("04_old.yaml"), include_str!("04_new.yaml"); A B C D);
}

mod pair_05 {
    primer_codegen::generate_api! {
        pub mod old = "05_old.yaml" { all_schemas; }
        pub mod new = "05_new.yaml" { all_schemas; }
    }
    convert!(include_str!("05_old.yaml"), include_str!("05_new.yaml"); A B C D E);
}

mod pair_06 {
    primer_codegen::generate_api! {
        pub mod old = "06_old.yaml" { all_schemas; }
        pub mod new = "06_new.yaml" { all_schemas; }
    }
    convert!(include_str!("06_old.yaml"), include_str!("06_new.yaml"); A B C D E);
}

mod pair_07 {
    primer_codegen::generate_api! {
        pub mod old = "07_old.yaml" { all_schemas; }
        pub mod new = "07_new.yaml" { all_schemas; }
    }
    convert!(include_str!("07_old.yaml"), include_str!("07_new.yaml"); A B C D E);
}

mod pair_08 {
    primer_codegen::generate_api! {
        pub mod old = "08_old.yaml" { all_schemas; }
        pub mod new = "08_new.yaml" { all_schemas; }
    }
    convert!(include_str!("08_old.yaml"), include_str!("08_new.yaml"); A B C D);
}

mod pair_09 {
    primer_codegen::generate_api! {
        pub mod old = "09_old.yaml" { all_schemas; }
        pub mod new = "09_new.yaml" { all_schemas; }
    }
    convert!(include_str!("09_old.yaml"), include_str!("09_new.yaml"); A B C D);
}

mod pair_10 {
    primer_codegen::generate_api! {
        pub mod old = "10_old.yaml" { all_schemas; }
        pub mod new = "10_new.yaml" { all_schemas; }
    }
    convert!(include_str!("10_old.yaml"), include_str!("10_new.yaml"); A B C D E);
}

mod pair_11 {
    primer_codegen::generate_api! {
        pub mod old = "11_old.yaml" { all_schemas; }
        pub mod new = "11_new.yaml" { all_schemas; }
    }
    convert!(include_str!("11_old.yaml"), include_str!("11_new.yaml"); A B C D);
}

mod pair_12 {
    primer_codegen::generate_api! {
        pub mod old = "12_old.yaml" { all_schemas; }
        pub mod new = "12_new.yaml" { all_schemas; }
    }
    convert!(include_str!("12_old.yaml"), include_str!("12_new.yaml"); A B C D E);
}
