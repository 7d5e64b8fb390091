import CCurl
import Glibc

/// What libcurl calls while it works. Each finds its exchange by the handle that it is called for.
enum CurlCallbacks {
  static var table: ccurl_callbacks {
    ccurl_callbacks(
      read: read, seek: seek, write: write, header: header, progress: progress, open_socket: openSocket)
  }

  private static let read: curl_read_callback = { bytes, size, count, context in
    guard let exchange = exchange(context), let bytes else { return Int(CURL_READFUNC_ABORT) }
    let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
    return exchange.read(into: buffer) ?? Int(CURL_READFUNC_ABORT)
  }

  private static let seek: curl_seek_callback = { context, offset, origin in
    guard let exchange = exchange(context), offset == 0, origin == SEEK_SET else { return CURL_SEEKFUNC_FAIL }
    exchange.rewind()
    return CURL_SEEKFUNC_OK
  }

  private static let write: curl_write_callback = { bytes, size, count, context in
    taken(bytes, size * count) { exchange(context)?.receive($0) ?? false }
  }

  private static let header: curl_write_callback = { bytes, size, count, context in
    taken(bytes, size * count) { exchange(context)?.receive(headerLine: $0) ?? false }
  }

  private static let progress: curl_xferinfo_callback = { context, _, _, _, _ in
    exchange(context)?.mayGoOn == true ? 0 : 1
  }

  private static let openSocket: curl_opensocket_callback = { context, purpose, address in
    guard let exchange = exchange(context), let address, purpose == CURLSOCKTYPE_IPCXN,
      let place = ccurl_address(address), exchange.allows(SocketAddress(place))
    else { return CURL_SOCKET_BAD }
    // Closed in children, which have no use for it.
    let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, type, address.pointee.protocol)
  }

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
    context.flatMap { Unmanaged<CurlHandle>.fromOpaque($0).takeUnretainedValue().exchange }
  }

  /// How many bytes were taken, which is all or, to end the exchange, a number that cannot be.
  private static func taken(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, by take: (UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    take(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : Int(CURL_WRITEFUNC_ERROR)
  }
}
