import Glibc

/// The one owner of an open file descriptor.
struct Descriptor: ~Copyable, Sendable {
  let number: CInt

  init(owning number: CInt) { self.number = number }

  deinit { close(number) }
}
