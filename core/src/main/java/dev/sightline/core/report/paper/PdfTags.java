package dev.sightline.core.report.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/**
 * The tree of tags of one PDF, and the numbers by which it points into pages (ISO 32000-1, 14.7).
 * One thread.
 */
final class PdfTags {
  private static final COSName MCID = COSName.getPDFName("MCID");
  private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");

  private final TagNode root;
  private final IdentityHashMap<TagNode, COSDictionary> elements = new IdentityHashMap<>();
  private final IdentityHashMap<TagNode, COSArray> content = new IdentityHashMap<>();
  private final List<COSArray> parents = new ArrayList<>();
  private final List<COSDictionary> links = new ArrayList<>();
  private final List<PDAnnotation> annotations = new ArrayList<>();
  private PDPage page;

  PdfTags(TagNode root) {
    this.root = root;
    make(root);
  }

  private void make(TagNode node) {
    elements.put(node, new COSDictionary());
    content.put(node, new COSArray());
    node.children().forEach(this::make);
  }

  /** What comes belongs to that page. */
  void begin(PDPage next, int index) {
    page = next;
    page.getCOSObject().setInt(COSName.getPDFName("StructParents"), index);
    parents.add(new COSArray());
  }

  /** Opens marked content for a piece; the caller closes it. */
  void open(PDPageContentStream stream, LaidPage.Piece piece) throws IOException {
    if (piece.owner().isEmpty()) {
      stream.beginMarkedContent(COSName.ARTIFACT);
      return;
    }
    TagNode owner = piece.owner().get();
    int number = parents.getLast().size();
    parents.getLast().add(elements.get(owner));
    COSDictionary properties = new COSDictionary();
    properties.setInt(MCID, number);
    if (!piece.text().isEmpty()) {
      properties.setString(ACTUAL_TEXT, piece.text());
    }
    stream.beginMarkedContent(
        COSName.getPDFName(owner.tag().pdf()), PDPropertyList.create(properties));
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
    reference.setItem(COSName.getPDFName("Pg"), page.getCOSObject());
    reference.setInt(MCID, number);
    content.get(owner).add(reference);
  }

  /** A place on a page that leads elsewhere belongs to that node. */
  void link(TagNode owner, PDPage of, PDAnnotation annotation) {
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("OBJR"));
    reference.setItem(COSName.getPDFName("Pg"), of.getCOSObject());
    reference.setItem(COSName.getPDFName("Obj"), annotation.getCOSObject());
    content.get(owner).add(reference);
    links.add(elements.get(owner));
    annotations.add(annotation);
  }

  /** Puts the tree into the document. */
  void finish(PDDocument document) {
    PDStructureTreeRoot tree = new PDStructureTreeRoot();
    COSDictionary top = tree.getCOSObject();
    fill(root, top);
    COSArray kids = new COSArray();
    kids.add(elements.get(root));
    top.setItem(COSName.K, kids);
    COSArray numbers = new COSArray();
    for (int i = 0; i < parents.size(); i++) {
      numbers.add(COSInteger.get(i));
      numbers.add(parents.get(i));
    }
    int next = parents.size();
    for (int i = 0; i < links.size(); i++, next++) {
      annotations.get(i).setStructParent(next);
      numbers.add(COSInteger.get(next));
      numbers.add(links.get(i));
    }
    COSDictionary parentTree = new COSDictionary();
    parentTree.setItem(COSName.NUMS, numbers);
    top.setItem(COSName.getPDFName("ParentTree"), parentTree);
    top.setInt(COSName.getPDFName("ParentTreeNextKey"), next);
    document.getDocumentCatalog().setStructureTreeRoot(tree);
  }

  private void fill(TagNode node, COSDictionary parent) {
    COSDictionary element = elements.get(node);
    element.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
    element.setItem(COSName.S, COSName.getPDFName(node.tag().pdf()));
    element.setItem(COSName.P, parent);
    if (!node.alt().isEmpty()) {
      element.setString(COSName.getPDFName("Alt"), node.alt());
    }
    if (node.tag() == Tag.HEADER_CELL) {
      COSDictionary attributes = new COSDictionary();
      attributes.setName(COSName.O, "Table");
      attributes.setName("Scope", node.ofRow() ? "Row" : "Column");
      element.setItem(COSName.A, attributes);
    }
    COSArray kids = content.get(node);
    for (TagNode child : node.children()) {
      fill(child, element);
      kids.add(elements.get(child));
    }
    element.setItem(COSName.K, kids);
  }
}
