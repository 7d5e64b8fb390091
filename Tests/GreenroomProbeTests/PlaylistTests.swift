import Glibc
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Texts that name other media are never followed, whatever they are called.
@Suite struct PlaylistTests {
  private let prober = Prober()

  @Test(arguments: ["a.mp4", "a.mov", "a.wav", "a.mp3", "a.mkv", "a.jpg", "a.m3u8"])
  func opensNoConnectionAndNoOtherFile(name: String) throws {
    let listener = try Listener()
    let folder = try TemporaryFolder()
    let url = "http://127.0.0.1:\(listener.port)/x.mp4"
    let texts = [
      "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n\(url)\n#EXT-X-ENDLIST\n",
      """
      <?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" \
      mediaPresentationDuration="PT10S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" \
      bandwidth="1"><BaseURL>\(url)</BaseURL></Representation></AdaptationSet></Period></MPD>
      """,
      "ffconcat version 1.0\nfile \(url)\n",
      "[playlist]\nFile1=\(url)\nNumberOfEntries=1\n",
      "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video \(listener.port) RTP/AVP 96\n",
    ]
    for text in texts {
      let path = try folder.write(Array(text.utf8), to: name)
      for depth in [ProbeDepth.headers, .packets] {
        let problem = try #require(prober.problem(path, depth))
        #expect(problem.code == .fileUnsupported)
        #expect(!problem.isMedia)
      }
    }
    #expect(!listener.wasCalled)
  }

  @Test func aMovieThatKeepsItsSamplesElsewhereIsNotFollowed() throws {
    let made = try MadeMedia()
    // The data reference says "elsewhere" and names a file that exists.
    let path = try made.changed(made.clip("a.mov"), to: "b.mov") { bytes in
      guard let reference = bytes.position(of: "url ") else { return }
      bytes[reference + 7] = 0
    }
    #expect(throws: Never.self) { try prober.facts(path, .headers) }
  }
}

/// A socket on loopback that nobody should call.
private final class Listener {
  private let descriptor: CInt
  let port: UInt16

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (descriptor, size) = (descriptor, length)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        bind(descriptor, name, size) == 0 && listen(descriptor, 8) == 0
          ? getsockname(descriptor, name, &length) : -1
      }
    }
    try #require(code == 0)
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(descriptor) }

  var wasCalled: Bool { accept(descriptor, nil, nil) >= 0 }
}
