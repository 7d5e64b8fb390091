import GreenroomModel
import GreenroomTestSupport
import Testing

/// Every limit on images: one below, at, one above, and each reading of it.
@Suite struct ImageLimitTests {
  private static let bytes: [LimitCase] = [
    LimitCase("29,999,999 bytes", .image(bytes: 29_999_999)),
    LimitCase("30,000,000 bytes", .image(bytes: 30_000_000)),
    LimitCase("30,000,001 bytes", .image(bytes: 30_000_001), "warning image.bytes @image1"),
    LimitCase("31,457,279 bytes", .image(bytes: 31_457_279), "warning image.bytes @image1"),
    LimitCase("31,457,280 bytes", .image(bytes: 31_457_280), "warning image.bytes @image1"),
    LimitCase("31,457,281 bytes", .image(bytes: 31_457_281), "error image.bytes @image1"),
  ]

  private static let sides: [LimitCase] = [
    LimitCase("299×299", .image(299, 299), "error image.side @image1"),
    LimitCase("299×300", .image(299, 300), "error image.side @image1"),
    LimitCase("300×299", .image(300, 299), "error image.side @image1"),
    LimitCase("300×300", .image(300, 300)),
    LimitCase("301×301", .image(301, 301)),
    LimitCase("5999×5999", .image(5_999, 5_999)),
    LimitCase("6000×6000", .image(6_000, 6_000)),
    LimitCase("6001×6000", .image(6_001, 6_000), "error image.side @image1"),
    LimitCase("6000×6001", .image(6_000, 6_001), "error image.side @image1"),
    LimitCase("6001×6001", .image(6_001, 6_001), "error image.side @image1"),
    LimitCase("338×194", .image(338, 194), "error image.side @image1"),
    LimitCase("6048×2592", .image(6_048, 2_592), "error image.side @image1"),
    LimitCase("65535×65535", .image(65_535, 65_535), "error image.side @image1"),
    LimitCase("299×6001", .image(299, 6_001), "error image.side @image1", "error image.ratio @image1"),
    LimitCase("0×0", .image(0, 0), "error image.side @image1"),
    LimitCase("unknown", .image { ($0.width, $0.height) = (nil, nil) }, "warning image.side @image1"),
  ]

  private static let ratios: [LimitCase] = [
    LimitCase("399×1000", .image(399, 1_000), "error image.ratio @image1"),
    LimitCase("400×1000", .image(400, 1_000), "warning image.ratio @image1"),
    LimitCase("401×1000", .image(401, 1_000)),
    LimitCase("1000×2500", .image(1_000, 2_500), "warning image.ratio @image1"),
    LimitCase("1000×2501", .image(1_000, 2_501), "error image.ratio @image1"),
    LimitCase("2499×1000", .image(2_499, 1_000)),
    LimitCase("2500×1000", .image(2_500, 1_000), "warning image.ratio @image1"),
    LimitCase("2501×1000", .image(2_501, 1_000), "error image.ratio @image1"),
    LimitCase("2620×1000", .image(2_620, 1_000), "error image.ratio @image1"),
    LimitCase("6000×2400", .image(6_000, 2_400), "warning image.ratio @image1"),
    LimitCase("5999×2400", .image(5_999, 2_400)),
    LimitCase("5999×2399", .image(5_999, 2_399), "error image.ratio @image1"),
  ]

  private static let formats: [LimitCase] = [
    LimitCase("jpeg", .image(container: "jpeg", "a.jpg")),
    LimitCase("png", .image(container: "png", "a.png")),
    LimitCase("webp", .image(container: "webp", "a.webp")),
    LimitCase("bmp", .image(container: "bmp", "a.bmp"), "warning image.format @image1"),
    LimitCase("tiff", .image(container: "tiff", "a.tif"), "warning image.format @image1"),
    LimitCase("gif", .image(container: "gif", "a.gif"), "warning image.format @image1"),
    LimitCase("heic", .image(container: "heic", "a.heic"), "warning image.format @image1"),
    LimitCase("heif", .image(container: "heif", "a.heif"), "warning image.format @image1"),
    LimitCase("avif", .image(container: "avif", "a.avif"), "error image.format @image1"),
    LimitCase("jxl", .image(container: "jxl", "a.jxl"), "error image.format @image1"),
    LimitCase("something new", .image(container: "xyz", "a.xyz"), "error image.format @image1"),
    LimitCase("unknown", .image { $0.container = nil }),
  ]

  private static let quality: [LimitCase] = [
    LimitCase("animated", .image { $0.animated = true }, "warning image.animated @image1"),
    LimitCase("alpha", .image { $0.alpha = true }, "warning image.alpha @image1"),
    LimitCase("cmyk", .image { $0.colorModel = "cmyk" }, "warning image.color @image1"),
    LimitCase("grey", .image { $0.colorModel = "gray" }),
    LimitCase("8 bits", .image { $0.bitDepth = 8 }),
    LimitCase("9 bits", .image { $0.bitDepth = 9 }, "warning image.depth @image1"),
    LimitCase("16 bits", .image { $0.bitDepth = 16 }, "warning image.depth @image1"),
    LimitCase("flat", .image { $0.flat = true }, "warning image.flat @image1"),
    LimitCase("dark", .image { $0.dark = true }, "warning image.dark @image1"),
    LimitCase("barred", .image { $0.bars = .middle }, "warning image.bars @image1"),
    LimitCase("turned by EXIF", .image { ($0.orientation, $0.codedWidth, $0.codedHeight) = (6, 720, 1_280) }),
    LimitCase(
      "everything at once",
      .image(299, 299, bytes: 31_457_281) {
        ($0.container, $0.animated, $0.alpha, $0.colorModel, $0.bitDepth) = ("tiff", true, true, "cmyk", 16)
      },
      "error image.bytes @image1", "error image.side @image1",
      "warning file.extension_mismatch @image1", "warning image.format @image1",
      "warning image.animated @image1", "warning image.alpha @image1", "warning image.color @image1",
      "warning image.depth @image1"),
  ]

  @Test(arguments: bytes + sides + ratios + formats + quality)
  func judgesAnImage(_ row: LimitCase) {
    #expect(CheckWorld.saidAlone(row.reference) == row.said)
  }

  @Test(arguments: bytes + sides + ratios, CheckWorld.qingbo.models.map(\.id))
  func everyModelHasTheSameSizes(_ row: LimitCase, model: String) {
    #expect(CheckWorld.saidAlone(row.reference, model: model) == row.said)
  }

  @Test(arguments: ["heic", "heif"])
  func heicIsForOnePointFiveAndLater(format: String) {
    let picture = Reference.image(container: format, "a.heic")
    let severities = CheckWorld.qingbo.models.map { model in
      Preflight.checkAlone(picture, model: model.id, profile: CheckWorld.qingbo).findings.first?.severity
    }
    #expect(severities == [.warning, .warning, .warning, .error, .error])
  }

  @Test(arguments: [Role.firstFrame, .lastFrame])
  func framesHaveTheLimitsOfImages(role: Role) {
    let frame = ReferenceBuilder.image(299, 299, role: role)
    #expect(CheckWorld.saidAlone(frame) == ["error image.side \(role.rawValue)"])
  }

  @Test func aSideFindingNamesTheSideThatIsWrong() throws {
    let report = Preflight.checkAlone(.image(299, 500), model: "seedance-2.0", profile: CheckWorld.qingbo)
    let finding = try #require(report.findings.first)
    #expect(finding.measured == .number(299))
    #expect(finding.limit == .number(300))
  }
}

extension Reference {
  static func image(
    _ width: Int = 1_280, _ height: Int = 720, bytes: Int64 = 500_000,
    facts spoil: (inout MediaFacts) -> Void = { _ in }
  ) -> Reference {
    ReferenceBuilder.image(width, height, bytes: bytes, facts: spoil)
  }

  static func image(container: String, _ fileName: String) -> Reference {
    ReferenceBuilder.image(path: "/refs/\(fileName)") { $0.container = container }
  }
}

extension PixelRectangle {
  /// What is left between bars above and below of 1280×720 pixels.
  static let middle = PixelRectangle(x: 0, y: 90, size: PixelSize(1_280, 540))
}
