// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is strict: Swift 6 mode, no warnings, imports hidden unless said otherwise.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "greenroom",
  products: [
    .executable(name: "greenroom", targets: ["GreenroomCLI"]),
    .executable(name: "greenroom-media", targets: ["MediaWorker"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Without its traits, so that what it could read settings with is not built.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // What Hummingbird stands on, named where we use it ourselves.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // System libraries: a module map each, no code.
    .systemLibrary(
      name: "CLibAV", pkgConfig: "libavformat libavcodec libavutil libswscale libswresample",
      providers: [.apt(["libavformat-dev", "libswscale-dev", "libswresample-dev"])]),
    .systemLibrary(
      name: "CChromaprint", pkgConfig: "libchromaprint", providers: [.apt(["libchromaprint-dev"])]),
    .systemLibrary(name: "CEBUR128", pkgConfig: "libebur128", providers: [.apt(["libebur128-dev"])]),
    .systemLibrary(name: "CHeif", pkgConfig: "libheif", providers: [.apt(["libheif-dev"])]),
    .systemLibrary(name: "CLittleCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp libwebpdemux", providers: [.apt(["libwebp-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),

    // libcurl behind typed functions, loaded on first use: its header is needed, its library is not linked.
    .target(name: "CCurl"),

    // Values, profiles, checks, handles, composer: Foundation only, no I/O.
    .target(name: "GreenroomModel", swiftSettings: strict),

    // Media: the client half (worker pool, framing, walking) and the worker half (libav).
    .target(
      name: "GreenroomMedia", dependencies: ["GreenroomModel", "CLinux", "CZlib"], swiftSettings: strict),
    .target(
      name: "GreenroomProbe",
      dependencies: [
        "GreenroomModel", "GreenroomMedia", "CLibAV", "CChromaprint", "CEBUR128", "CHeif", "CLittleCMS",
        "CPango",
        "CTurboJPEG", "CWebP", "CXXHash",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "MediaWorker",
      dependencies: ["GreenroomModel", "GreenroomMedia", "GreenroomProbe", "CLinux"],
      swiftSettings: strict),

    .target(
      name: "GreenroomCatalog",
      dependencies: ["GreenroomModel", "CLinux", "CSQLite", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "GreenroomRemote", dependencies: ["GreenroomModel", "CCrypto", "CCurl", "CLinux"],
      swiftSettings: strict),

    // The library: workflows and settings over the four above.
    .target(
      name: "Greenroom",
      dependencies: [
        "GreenroomModel", "GreenroomMedia", "GreenroomCatalog", "GreenroomRemote", "CZip",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    // What is answered over HTTP.
    .target(
      name: "GreenroomServer",
      dependencies: [
        "GreenroomModel", "Greenroom",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "GreenroomCLI",
      dependencies: [
        "GreenroomModel", "Greenroom", "GreenroomServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // How a catalog of a million assets answers: `make bench-catalog`.
    .executableTarget(
      name: "CatalogBenchmark", dependencies: ["GreenroomModel", "GreenroomCatalog"],
      path: "Benchmarks/Catalog", swiftSettings: strict),

    .target(
      name: "GreenroomTestSupport", dependencies: ["GreenroomModel", "GreenroomRemote", "CLinux"],
      path: "Sources/GreenroomTestSupport", swiftSettings: strict),
    .testTarget(
      name: "GreenroomModelTests", dependencies: ["GreenroomModel", "GreenroomTestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    // A worker that crashes, hangs and lies on demand, for the tests of those that must survive it.
    .executableTarget(
      name: "FakeWorker", dependencies: ["GreenroomModel", "GreenroomMedia"], path: "Tests/FakeWorker",
      swiftSettings: strict),
    .testTarget(
      name: "GreenroomMediaTests",
      dependencies: [
        "GreenroomModel", "GreenroomMedia", "GreenroomTestSupport", "MediaWorker", "FakeWorker",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GreenroomProbeTests",
      dependencies: [
        "GreenroomModel", "GreenroomMedia", "GreenroomProbe", "CLibAV", "GreenroomTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GreenroomCatalogTests",
      dependencies: ["GreenroomModel", "GreenroomCatalog", "GreenroomTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GreenroomRemoteTests",
      dependencies: ["GreenroomModel", "GreenroomRemote", "GreenroomTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GreenroomTests",
      dependencies: [
        "GreenroomModel", "GreenroomMedia", "GreenroomCatalog", "Greenroom", "GreenroomTestSupport",
        "MediaWorker", "FakeWorker",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GreenroomServerTests",
      dependencies: [
        "GreenroomModel", "GreenroomRemote", "Greenroom", "GreenroomServer", "GreenroomTestSupport",
        "MediaWorker", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GreenroomCLITests",
      dependencies: [
        "GreenroomModel", "Greenroom", "GreenroomCLI", "GreenroomTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    // Drives the two built executables as a person would.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "GreenroomModel", "GreenroomCatalog", "GreenroomRemote", "GreenroomTestSupport", "GreenroomCLI",
        "MediaWorker", "CLinux",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(name: "LayeringTests", swiftSettings: strict),
  ]
)
