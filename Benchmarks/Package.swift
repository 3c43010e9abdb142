// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "calfeed-benchmarks",
    dependencies: [.package(name: "calfeed", path: "..")],
    targets: [
        .systemLibrary(name: "CLibicalForBenchmarks", path: "Sources/CLibical", pkgConfig: "libical"),
        .target(name: "CLibicalFeed", dependencies: ["CLibicalForBenchmarks"]),
        .executableTarget(
            name: "rendering",
            dependencies: [.product(name: "CalFeed", package: "calfeed"), "CLibicalFeed"],
            path: "Sources/Rendering", swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "reading",
            dependencies: [.product(name: "CalFeed", package: "calfeed")],
            path: "Sources/Reading", swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
