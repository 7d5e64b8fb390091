import CPango
import GreenroomModel

/// A picture that is drawn on with cairo, its words set by pango: any script that the machine has a font for.
struct SheetCanvas: ~Copyable {
  enum Ink {
    case paper, well, title, caption, shade, good, doubtful, bad

    /// Red, green, blue and how much of it covers, from 0 to 1.
    var components: (Double, Double, Double, Double) {
      switch self {
      case .paper: (0.086, 0.090, 0.102, 1)
      case .well: (0.125, 0.130, 0.147, 1)
      case .title: (0.94, 0.94, 0.95, 1)
      case .caption: (0.62, 0.63, 0.66, 1)
      case .shade: (0, 0, 0, 0.62)
      case .good: (0.30, 0.76, 0.46, 1)
      case .doubtful: (0.92, 0.72, 0.24, 1)
      case .bad: (0.92, 0.34, 0.31, 1)
      }
    }
  }

  private let surface: OpaquePointer
  private let context: OpaquePointer
  let size: PixelSize

  /// Nil where memory is short.
  init?(_ size: PixelSize) {
    guard
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, CInt(size.width), CInt(size.height)),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface)
    else { return nil }
    self.surface = surface
    self.context = context
    self.size = size
    use(.paper)
    cairo_paint(context)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  func fill(_ box: PixelRectangle, _ ink: Ink, radius: Double = 0) {
    use(ink)
    outline(box, radius)
    cairo_fill(context)
  }

  func dot(x: Double, y: Double, radius: Double, _ ink: Ink) {
    use(ink)
    cairo_new_sub_path(context)
    cairo_arc(context, x, y, radius, 0, 2 * .pi)
    cairo_fill(context)
  }

  /// Scales `picture`, which shows nothing through, into `box`, its corners rounded.
  func draw(_ picture: StillPicture, into box: PixelRectangle, radius: Double) {
    // Cairo's pixels are words of blue, green, red and nothing.
    var pixels = [UInt8](repeating: 255, count: picture.height * picture.stride)
    for start in stride(from: 0, to: pixels.count, by: StillPicture.bytesPerPixel) {
      pixels[start] = picture.pixels[start + 2]
      pixels[start + 1] = picture.pixels[start + 1]
      pixels[start + 2] = picture.pixels[start]
    }
    pixels.withUnsafeMutableBufferPointer { pixels in
      guard
        let image = cairo_image_surface_create_for_data(
          pixels.baseAddress, CAIRO_FORMAT_RGB24, CInt(picture.width), CInt(picture.height),
          CInt(picture.width * 4))
      else { return }
      defer { cairo_surface_destroy(image) }
      cairo_save(context)
      outline(box, radius)
      cairo_clip(context)
      cairo_translate(context, Double(box.x), Double(box.y))
      cairo_scale(
        context, Double(box.size.width) / Double(picture.width),
        Double(box.size.height) / Double(picture.height))
      cairo_set_source_surface(context, image, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
      cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
      cairo_paint(context)
      cairo_restore(context)
    }
  }

  /// Writes one line, cut in the middle with an ellipsis where it is wider than `width`.
  ///
  /// - Returns: How wide it is.
  @discardableResult
  func write(
    _ text: String, x: Int, y: Int, width: Int, pixels: Int, isBold: Bool = false, _ ink: Ink
  ) -> Int {
    guard let layout = pango_cairo_create_layout(context) else { return 0 }
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    let font = pango_font_description_from_string("Sans \(isBold ? "Bold " : "")\(pixels)px")
    defer { pango_font_description_free(font) }
    pango_layout_set_font_description(layout, font)
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_text(layout, text, CInt(text.utf8.count))
    pango_layout_set_width(layout, CInt(width) * PANGO_SCALE)
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_MIDDLE)
    use(ink)
    cairo_move_to(context, Double(x), Double(y))
    pango_cairo_show_layout(context, layout)
    var (wide, high): (CInt, CInt) = (0, 0)
    pango_layout_get_pixel_size(layout, &wide, &high)
    return Int(wide)
  }

  /// How wide a line would be.
  func width(of text: String, pixels: Int) -> Int {
    write(text, x: -10_000, y: -10_000, width: 10_000, pixels: pixels, .paper)
  }

  /// What was drawn; nil where memory is short.
  func picture() -> StillPicture? {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface),
      let picture = StillPicture(width: size.width, height: size.height, hasAlpha: false)
    else { return nil }
    for number in 0..<size.height {
      let source = data + number * Int(cairo_image_surface_get_stride(surface))
      let target = picture.row(number)
      for start in stride(from: 0, to: picture.stride, by: StillPicture.bytesPerPixel) {
        target[start] = source[start + 2]
        target[start + 1] = source[start + 1]
        target[start + 2] = source[start]
        target[start + 3] = 255
      }
    }
    return picture
  }

  private func use(_ ink: Ink) {
    let (red, green, blue, cover) = ink.components
    cairo_set_source_rgba(context, red, green, blue, cover)
  }

  private func outline(_ box: PixelRectangle, _ radius: Double) {
    let (left, top) = (Double(box.x), Double(box.y))
    let (right, bottom) = (left + Double(box.size.width), top + Double(box.size.height))
    let radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    cairo_new_sub_path(context)
    cairo_arc(context, right - radius, top + radius, radius, -.pi / 2, 0)
    cairo_arc(context, right - radius, bottom - radius, radius, 0, .pi / 2)
    cairo_arc(context, left + radius, bottom - radius, radius, .pi / 2, .pi)
    cairo_arc(context, left + radius, top + radius, radius, .pi, 1.5 * .pi)
    cairo_close_path(context)
  }
}
