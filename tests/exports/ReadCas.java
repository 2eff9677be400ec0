import java.io.*;
import java.util.*;
import java.util.zip.*;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.*;
import org.apache.uima.cas.impl.*;
import org.apache.uima.cas.text.*;
import org.apache.uima.util.*;
import org.apache.uima.resource.metadata.*;
/** Prints the Khabar spans of the CAS files in a zip, as Apache UIMA reads them: file, begin, end, kind, words. */
public class ReadCas {
  public static void main(String[] a) throws Exception {
    ZipFile zip = new ZipFile(a[0]);
    TypeSystemDescription ts = UIMAFramework.getXMLParser().parseTypeSystemDescription(
        new XMLInputSource(zip.getInputStream(zip.getEntry("TypeSystem.xml")), null));
    ts.resolveImports();
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements();) {
      ZipEntry one = e.nextElement();
      if (!one.getName().endsWith(".xmi")) continue;
      CAS cas = CasCreationUtils.createCas(ts, null, null);
      XmiCasDeserializer.deserialize(zip.getInputStream(one), cas, false);
      Type t = cas.getTypeSystem().getType("webanno.custom.Khabar");
      Feature kind = t.getFeatureByBaseName("kind");
      for (AnnotationFS f : cas.getAnnotationIndex(t)) 
        out.println(one.getName() + "\t" + f.getBegin() + "\t" + f.getEnd() + "\t" + f.getStringValue(kind) + "\t" + f.getCoveredText().replace("\n", " "));
    }
  }
}
