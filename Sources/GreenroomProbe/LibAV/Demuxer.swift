import CLibAV

/// Owns one open libavformat context over one file: opened with the one demuxer that the content asks for, no
/// protocol at all, and no way to open anything else.
struct Demuxer: ~Copyable {
  let context: UnsafeMutablePointer<AVFormatContext>
  private let io: UnsafeMutablePointer<AVIOContext>
  private let feed: ByteFeed

  /// Opens with the demuxer called `name`; throws libav's error number.
  init(_ source: FileSource, demuxer name: String, deadline: Deadline) throws(AVError) {
    LibAV.silence
    guard let format = av_find_input_format(name) else { throw AVError(AVFailure.invalidArgument) }
    let feed = ByteFeed(source, deadline: deadline)
    guard let io = feed.makeContext() else { throw AVError(-ENOMEM) }
    guard let context = avformat_alloc_context() else {
      ByteFeed.free(io)
      throw AVError(-ENOMEM)
    }
    Self.confine(context, to: io, feed: feed)
    var options = AVOptions()
    options["format_whitelist"] = name
    options["protocol_whitelist"] = "none"
    var opened: UnsafeMutablePointer<AVFormatContext>? = context
    let code = avformat_open_input(&opened, nil, format, &options.dictionary)
    // A failed open frees the context and leaves the I/O context.
    guard code >= 0, let opened else {
      ByteFeed.free(io)
      throw AVError(code)
    }
    self.context = opened
    self.io = io
    self.feed = feed
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFormatContext>? = context
    avformat_close_input(&pointer)
    ByteFeed.free(io)
  }

  var isOutOfTime: Bool { feed.deadline.hasPassed }

  var streamCount: Int { Int(context.pointee.nb_streams) }

  func stream(_ index: Int) -> UnsafeMutablePointer<AVStream>? {
    guard index >= 0, index < streamCount else { return nil }
    return context.pointee.streams[index]
  }

  private static func confine(
    _ context: UnsafeMutablePointer<AVFormatContext>, to io: UnsafeMutablePointer<AVIOContext>, feed: ByteFeed
  ) {
    context.pointee.pb = io
    context.pointee.interrupt_callback = AVIOInterruptCB(
      callback: { opaque in
        guard let opaque else { return 1 }
        return Unmanaged<ByteFeed>.fromOpaque(opaque).takeUnretainedValue().deadline.hasPassed ? 1 : 0
      }, opaque: Unmanaged.passUnretained(feed).toOpaque())
    context.pointee.io_open = { _, _, _, _, _ in AVFailure.notPermitted }
    context.pointee.max_streams = 256
  }
}

/// An error number of libav.
struct AVError: Error, Equatable {
  let code: CInt

  init(_ code: CInt) { self.code = code }
}

enum LibAV {
  /// Touched before the first call into libav, which would else write to stderr.
  static let silence: Void = av_log_set_level(AV_LOG_QUIET)

  /// One value of a libav dictionary; nil where the key is not in it or the value is not UTF-8.
  static func metadata(_ dictionary: OpaquePointer?, _ key: String) -> String? {
    guard let entry = av_dict_get(dictionary, key, nil, 0), let value = entry.pointee.value else {
      return nil
    }
    return String(validatingCString: value)
  }
}

/// Owns a dictionary of options; what libav did not know of it is freed unread.
struct AVOptions: ~Copyable {
  var dictionary: OpaquePointer?

  init() {}

  subscript(key: String) -> String {
    get { "" }
    set { av_dict_set(&dictionary, key, newValue, 0) }
  }

  deinit {
    var pointer = dictionary
    av_dict_free(&pointer)
  }
}
