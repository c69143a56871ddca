package dev.sightline.core.report.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An Open Packaging file (ECMA-376, part 2): parts in a zip, with their content types. Every part
 * has the same date, so that the same parts give the same bytes. One thread.
 */
final class OfficeZip {
  static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  /** The first moment that a zip can tell, as MS-DOS counts. */
  private static final java.time.LocalDateTime EPOCH = java.time.LocalDateTime.of(1980, 1, 1, 0, 0);

  private record Part(String name, byte[] content) {}

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder types = new StringBuilder();

  /** Adds a part of XML with its content type. */
  void xml(String name, String type, String content) {
    types
        .append("<Override PartName=\"/")
        .append(name)
        .append("\" ContentType=\"")
        .append(type)
        .append("\"/>");
    raw(name, (XML + content).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds relations of a part; they have a content type of their own. */
  void relations(String name, List<Relation> relations) {
    StringBuilder xml =
        new StringBuilder(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (Relation r : relations) {
      xml.append("<Relationship Id=\"")
          .append(r.id())
          .append("\" Type=\"")
          .append(r.type().startsWith("http") ? r.type() : RELATIONS + r.type())
          .append("\" Target=\"")
          .append(r.target())
          .append("\"/>");
    }
    raw(name, (XML + xml + "</Relationships>").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Points from one part to another.
   *
   * @param id as the part names it
   * @param type last word of the type, or all of it
   * @param target relative to the part
   */
  record Relation(String id, String type, String target) {}

  /** Adds a picture. */
  void raw(String name, byte[] content) {
    parts.add(new Part(name, content));
  }

  /** Adds what a document says of itself. */
  void properties(String title, String author, String product, String language) {
    xml(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        "<cp:coreProperties"
            + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
            + Xml.text(title)
            + "</dc:title><dc:creator>"
            + Xml.text(author)
            + "</dc:creator><dc:language>"
            + Xml.text(language)
            + "</dc:language></cp:coreProperties>");
    xml(
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
            + "<Application>"
            + Xml.text(product)
            + "</Application></Properties>");
  }

  /** The relations of the whole file. */
  void root(String main) {
    relations(
        "_rels/.rels",
        List.of(
            new Relation("rId1", "officeDocument", main),
            new Relation(
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml"),
            new Relation("rId3", "extended-properties", "docProps/app.xml")));
  }

  /** The file. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      // readers look for the types first
      put(
          zip,
          new Part(
              "[Content_Types].xml",
              (XML
                      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                      + "<Default Extension=\"rels\""
                      + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                      + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                      + "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
                      + types
                      + "</Types>")
                  .getBytes(StandardCharsets.UTF_8)));
      for (Part part : parts) {
        put(zip, part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, Part part) throws IOException {
    ZipEntry entry = new ZipEntry(part.name());
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    zip.write(part.content());
    zip.closeEntry();
  }
}
