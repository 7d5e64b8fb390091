import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct PreflightTests {
  @Test func findingsComeErrorsFirstAndThenInTheOrderOfTheRequest() {
    let said = CheckWorld.said(
      .image { $0.alpha = true }, .image(299, 299), .video(seconds: 20), prompt: "@image1 @image2 @video1 --x"
    )
    #expect(
      said == [
        "error image.side @image2", "error video.duration @video1",
        "warning image.alpha @image1", "warning prompt.flag prompt",
      ])
  }

  @Test func aReferenceHasTheVerdictOfItsFindings() {
    let report = CheckWorld.report([.image(), .image { $0.alpha = true }, .image(299, 299)])
    #expect(report.references.map(\.verdict) == [.pass, .warn, .fail])
    #expect(report.verdict == .fail)
    #expect(report.references.map(\.subject) == ["@image1", "@image2", "@image3"])
  }

  @Test func strictMakesErrorsOfWarnings() {
    let strict = CheckWorld.report([.image(), .image { $0.alpha = true }], prompt: "@image1, @image2")
      .strict()
    #expect(strict.findings.map(CheckWorld.said) == ["error image.alpha @image2"])
    #expect(strict.verdict == .fail)
    #expect(strict.references.map(\.verdict) == [.pass, .fail])
  }

  @Test func strictLeavesNotesAlone() {
    let strict = CheckWorld.report([.image()], model: "seedance-1.5-pro").strict()
    #expect(strict.findings.map(CheckWorld.said) == ["info model.retired model"])
    #expect(strict.verdict == .pass)
  }

  @Test func theReportNamesItsRules() {
    let report = CheckWorld.report([.image()])
    #expect(report.profile == "qingbo")
    #expect(report.profileRevision == CheckWorld.qingbo.revision)
    #expect(report.model == "seedance-2.0")
  }

  @Test(arguments: [
    (Reference.image(), Verdict.pass), (.image(299, 299), .fail), (.image { $0.alpha = true }, .warn),
    (.video(), .pass), (.video(seconds: 15.1), .warn), (.video(seconds: nil), .fail), (.audio(), .pass),
    (.audio(seconds: 20), .fail),
  ])
  func fitsSaysWhatCheckAloneSays(reference: Reference, verdict: Verdict) throws {
    let fits = Preflight.fits(
      kind: try #require(reference.kind), facts: try #require(reference.facts),
      byteCount: reference.byteCount, path: reference.path, profile: CheckWorld.qingbo)
    #expect(fits["seedance-2.0"] == verdict)
    for model in CheckWorld.qingbo.models {
      let alone = Preflight.checkAlone(reference, model: model.id, profile: CheckWorld.qingbo)
      #expect(fits[model.id] == alone.verdict, "\(model.id)")
    }
  }

  @Test func everyFindingOfTheInterfaceForThisPartHasACheck() {
    let interface: Set<String> = [
      "file.missing", "file.empty", "file.unreadable", "file.unsupported", "file.extension_mismatch",
      "file.truncated", "file.header_mismatch",
      "image.bytes", "image.side", "image.ratio", "image.format", "image.animated", "image.alpha",
      "image.color", "image.depth", "image.flat", "image.dark", "image.bars",
      "video.bytes", "video.duration", "video.total_duration", "video.fps", "video.vfr", "video.pixels",
      "video.side", "video.ratio", "video.container", "video.codec", "video.audio_codec", "video.rotation",
      "video.sar", "video.no_duration",
      "audio.bytes", "audio.duration", "audio.total_duration", "audio.format", "audio.silent",
      "audio.clipped",
      "audio.needs_visual",
      "count.images", "count.videos", "count.audios",
      "mode.last_without_first", "mode.frames_with_references", "mode.unsupported",
      "mode.frame_ratio_mismatch", "mode.kind",
      "prompt.empty", "prompt.unknown_handle", "prompt.unused_reference", "prompt.handle_out_of_range",
      "prompt.handle_changed", "prompt.flag", "prompt.length",
      "output.duration", "output.resolution", "output.ratio", "output.seed", "output.unknown_parameter",
      "output.discouraged",
      "extra.unknown", "extra.renamed", "extra.value",
      "url.unstaged", "url.scheme", "url.private_host", "url.credentials", "url.expires_early",
      "url.unreachable", "url.wrong_type",
      "model.unknown", "model.retired", "clip.reencoded", "clip.exemption_expired",
    ]
    #expect(Set(CheckList.codes.map(\.rawValue)) == interface)
  }
}
