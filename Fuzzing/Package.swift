// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "calfeed-fuzzing",
    dependencies: [.package(name: "calfeed", path: "..")],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: [.product(name: "CalFeed", package: "calfeed"), "CLibFuzzer"],
            path: "Sources/Fuzz", swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
