import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws the program's icon, a map of words and clips above a time line, and writes it for all
 * platforms: {@code java installers/icons/Icons.java FOLDER} makes PNG of each size, SVG, ICO and
 * ICNS.
 */
public final class Icons {
  private static final int WHOLE = 512;
  private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};
  private static final String BACK = "14191d";
  private static final String LINE = "e6edf3";

  /** Colours of the cells, row by row: viridis. */
  private static final String[][] CELLS = {
    {"31688e", "443983", "21918c", "440154"},
    {"440154", "35b779", "fde725", "31688e"},
    {"443983", "21918c", "90d743", "443983"},
  };

  private Icons() {}

  private record Box(double x, double y, double w, double h, double round, String colour) {}

  private static List<Box> boxes() {
    List<Box> all = new ArrayList<>();
    all.add(new Box(16, 16, 480, 480, 104, BACK));
    for (int r = 0; r < CELLS.length; r++) {
      for (int c = 0; c < CELLS[r].length; c++) {
        all.add(new Box(88 + 86 * c, 92 + 86 * r, 76, 76, 16, CELLS[r][c]));
      }
    }
    all.add(new Box(88, 391, 334, 16, 8, "6b737b"));
    all.add(new Box(88, 391, 212, 16, 8, LINE));
    all.add(new Box(276, 377, 44, 44, 22, LINE));
    return all;
  }

  private static BufferedImage draw(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale((double) size / WHOLE, (double) size / WHOLE);
    for (Box b : boxes()) {
      g.setColor(new Color(Integer.parseInt(b.colour(), 16)));
      g.fill(
          2 * b.round() >= b.w()
              ? new Ellipse2D.Double(b.x(), b.y(), b.w(), b.h())
              : new RoundRectangle2D.Double(
                  b.x(), b.y(), b.w(), b.h(), 2 * b.round(), 2 * b.round()));
    }
    g.dispose();
    return image;
  }

  private static byte[] png(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(draw(size), "png", out);
    return out.toByteArray();
  }

  private static String svg() {
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">\n");
    for (Box b : boxes()) {
      out.append(
          String.format(
              java.util.Locale.ROOT,
              "  <rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"%.0f\""
                  + " fill=\"#%s\"/>%n",
              b.x(), b.y(), b.w(), b.h(), b.round(), b.colour()));
    }
    return out.append("</svg>\n").toString();
  }

  /** Windows: PNG of several sizes in one file. */
  private static byte[] ico() throws IOException {
    int[] sizes = {16, 24, 32, 48, 64, 256};
    List<byte[]> images = new ArrayList<>();
    int bytes = 6 + 16 * sizes.length;
    for (int size : sizes) {
      images.add(png(size));
      bytes += images.getLast().length;
    }
    ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
    int at = 6 + 16 * sizes.length;
    for (int i = 0; i < sizes.length; i++) {
      byte side = (byte) (sizes[i] == 256 ? 0 : sizes[i]); // 0 stands for 256
      out.put(side).put(side).put((byte) 0).put((byte) 0);
      out.putShort((short) 1).putShort((short) 32).putInt(images.get(i).length).putInt(at);
      at += images.get(i).length;
    }
    images.forEach(out::put);
    return out.array();
  }

  /** macOS: PNG of several sizes, each behind its four letters. */
  private static byte[] icns() throws IOException {
    String[] names = {"icp4", "icp5", "icp6", "ic07", "ic08", "ic09"};
    int[] sizes = {16, 32, 64, 128, 256, 512};
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    for (int i = 0; i < names.length; i++) {
      byte[] image = png(sizes[i]);
      out.write(names[i].getBytes(StandardCharsets.US_ASCII));
      out.writeInt(image.length + 8);
      out.write(image);
    }
    ByteBuffer whole = ByteBuffer.allocate(body.size() + 8);
    whole.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(body.size() + 8);
    return whole.put(body.toByteArray()).array();
  }

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (int size : SIZES) {
      Files.write(folder.resolve("sightline-" + size + ".png"), png(size));
    }
    Files.writeString(folder.resolve("sightline.svg"), svg());
    Files.write(folder.resolve("sightline.ico"), ico());
    Files.write(folder.resolve("sightline.icns"), icns());
  }
}
