<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About aedesk</source>
        <translation>Ü&amp;ber aedesk</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>Einzelheiten &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Empty the queue</source>
        <translation>Warteschlange &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>Nä&amp;chstes Bild</translation>
    </message>
    <message>
        <source>&amp;Open pictures…</source>
        <translation>Bilder ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste files</source>
        <translation>Dateien &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Programmeinstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Save picture as…</source>
        <translation>Bild &amp;speichern unter…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Nochmals versuchen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>&amp;Rückgängig: {0}</translation>
    </message>
    <message>
        <source>Finished files stay; what is being worked on waits again.</source>
        <translation>Fertige Dateien bleiben; was gerade bearbeitet wird, wartet wieder.</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Lets the selected files wait for the next run.</source>
        <translation>Stellt die ausgewählten Dateien für den nächsten Durchlauf zurück.</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>P&amp;revious picture</source>
        <translation>V&amp;origes Bild</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Re&amp;do {0}</source>
        <translation>&amp;Wiederholen: {0}</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>Says all that is known of the shown file; of an .aed file also where its bits went.</source>
        <translation>Zeigt alles, was über die gezeigte Datei bekannt ist; bei einer .aed-Datei auch, wofür ihre Bits verwendet wurden.</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Show &amp;information…</source>
        <translation>&amp;Informationen zeigen…</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;queue</source>
        <translation>&amp;Warteschlange anzeigen</translation>
    </message>
    <message>
        <source>Show the se&amp;ttings</source>
        <translation>E&amp;instellungen anzeigen</translation>
    </message>
    <message>
        <source>Takes the selected files out of the queue; they stay on the disk.</source>
        <translation>Nimmt die ausgewählten Dateien aus der Warteschlange; auf dem Datenträger bleiben sie.</translation>
    </message>
    <message>
        <source>Writes the shown picture as a PNG, JPEG, TIFF, WebP or AVIF file.</source>
        <translation>Schreibt das gezeigte Bild als PNG-, JPEG-, TIFF-, WebP- oder AVIF-Datei.</translation>
    </message>
</context>
<context>
    <name>Aim</name>
    <message>
        <source>Aim at</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>At &amp;least</source>
        <translation>Mi&amp;ndestens</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>Höchs&amp;tens</translation>
    </message>
    <message>
        <source>Each picture gets the best quality whose file is not larger than this.</source>
        <translation>Jedes Bild erhält die beste Qualität, bei der die Datei nicht größer wird.</translation>
    </message>
    <message>
        <source>Each picture gets the smallest file that comes this near to its original.</source>
        <translation>Jedes Bild erhält die kleinste Datei, die dem Original so nahe kommt.</translation>
    </message>
    <message>
        <source>Every picture is stored exactly, whatever that takes.</source>
        <translation>Jedes Bild wird exakt gespeichert, wie groß die Datei auch wird.</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Largest size of a file</source>
        <translation>Höchste Größe einer Datei</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>Qualit&amp;y</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>better picture</source>
        <translation>besseres Bild</translation>
    </message>
    <message>
        <source>smaller file</source>
        <translation>kleinere Datei</translation>
    </message>
</context>
<context>
    <name>BitMap</name>
    <message>
        <source>bits for each square of 16 × 16 pixels</source>
        <translation>Bits für jedes Quadrat von 16 × 16 Pixeln</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>zoom {0} %</source>
        <translation>Zoom {0} %</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Model card</source>
        <translation>Modellbeschreibung</translation>
    </message>
</context>
<context>
    <name>CompareActions</name>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Geteilt</translation>
    </message>
    <message>
        <source>Both beside each other, moved together</source>
        <translation>Beide nebeneinander, gemeinsam bewegt</translation>
    </message>
    <message>
        <source>Both in one picture, with a line to drag</source>
        <translation>Beide in einem Bild, mit einer Linie zum Ziehen</translation>
    </message>
    <message>
        <source>One pixel of the picture on each pixel of the screen</source>
        <translation>Ein Bildpixel auf jedem Bildschirmpixel</translation>
    </message>
    <message>
        <source>Only what differs, made brighter</source>
        <translation>Nur was sich unterscheidet, aufgehellt</translation>
    </message>
    <message>
        <source>Show a smaller part, larger</source>
        <translation>Einen kleineren Ausschnitt größer zeigen</translation>
    </message>
    <message>
        <source>Show more, smaller</source>
        <translation>Mehr zeigen, dafür kleiner</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Choose a picture in the queue to see it here.</source>
        <translation>Ein in der Warteschlange ausgewähltes Bild erscheint hier.</translation>
    </message>
</context>
<context>
    <name>CompressPage</name>
    <message>
        <source>&amp;Effort</source>
        <translation>A&amp;ufwand</translation>
    </message>
    <message>
        <source>A good balance of time and size.</source>
        <translation>Ein gutes Verhältnis von Zeit und Größe.</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Quicker; files are a little larger.</source>
        <translation>Schneller; die Dateien werden etwas größer.</translation>
    </message>
    <message>
        <source>Slow: every picture is refined for minutes, for a smaller file. Needs Keras.</source>
        <translation>Langsam: Jedes Bild wird minutenlang verfeinert, damit die Datei kleiner wird. Benötigt Keras.</translation>
    </message>
    <message>
        <source>Takes several times as long for files that are a little smaller.</source>
        <translation>Dauert ein Mehrfaches für etwas kleinere Dateien.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Quit aedesk</source>
        <translation>aedesk &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>Bericht &amp;speichern…</translation>
    </message>
    <message>
        <source>Co&amp;py report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Hide &amp;details</source>
        <translation>&amp;Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>Nothing has been sent anywhere. If you tell the makers of aedesk, add the report: it says what failed in the program and on which system. It names a file of yours only where the text of the error does.</source>
        <translation>Es wurde nichts verschickt. Zu einer Fehlermeldung an die Entwickler gehört der Bericht: Darin steht, was im Programm fehlgeschlagen ist und auf welchem System. Eigene Dateien werden nur dort genannt, wo der Text des Fehlers sie nennt.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>Show &amp;details</source>
        <translation>&amp;Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Something went wrong inside aedesk</source>
        <translation>In aedesk ist ein Fehler aufgetreten</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The last session of aedesk ended in the middle of its work</source>
        <translation>Die letzte Sitzung von aedesk wurde mitten in der Arbeit beendet</translation>
    </message>
    <message>
        <source>The report is in the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>This is a fault of the program, not of your pictures.</source>
        <translation>Das ist ein Fehler des Programms, nicht der Bilder.</translation>
    </message>
    <message>
        <source>This was a fault of the program or of the system.</source>
        <translation>Das war ein Fehler des Programms oder des Systems.</translation>
    </message>
    <message>
        <source>You can go on. If the window behaves strangely, quit and start aedesk again.</source>
        <translation>Die Arbeit kann weitergehen. Verhält sich das Fenster merkwürdig, hilft es, aedesk zu beenden und neu zu starten.</translation>
    </message>
    <message>
        <source>Your original pictures are untouched, and every result that was finished is complete.</source>
        <translation>Die Originale sind unangetastet, und jedes fertige Ergebnis ist vollständig.</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>PSNR in dB</source>
        <translation>PSNR in dB</translation>
    </message>
    <message>
        <source>PSNR over bits per pixel: {0} dB at {1}, {2} dB at {3}</source>
        <translation>PSNR über Bits pro Pixel: {0} dB bei {1}, {2} dB bei {3}</translation>
    </message>
    <message>
        <source>bits per pixel</source>
        <translation>Bits pro Pixel</translation>
    </message>
</context>
<context>
    <name>DenoisePage</name>
    <message>
        <source>&amp;Keep detail</source>
        <translation>De&amp;tails erhalten</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>Stär&amp;ke</translation>
    </message>
    <message>
        <source>A denoiser is a trained network of its own. Import one, a file .aemodel, in Tools &gt; Models; or train one on pictures like yours: aedesk-cli train denoiser.</source>
        <translation>Zum Entrauschen dient ein eigenes trainiertes Netz. Es lässt sich als .aemodel-Datei unter Extras &gt; Modelle importieren oder mit ähnlichen Bildern selbst trainieren: aedesk-cli train denoiser.</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>Farbe&amp;n</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>No denoiser is installed yet</source>
        <translation>Noch kein Entrauscher installiert</translation>
    </message>
    <message>
        <source>Noise found: {0}, colour {1}</source>
        <translation>Gefundenes Rauschen: {0}, in Farben {1}</translation>
    </message>
    <message>
        <source>Noise in colours disturbs more; it may need another strength.</source>
        <translation>Farbrauschen stört mehr; es braucht vielleicht eine andere Stärke.</translation>
    </message>
    <message>
        <source>S&amp;ame strength for colours</source>
        <translation>Glei&amp;che Stärke für Farben</translation>
    </message>
    <message>
        <source>Show the &amp;models…</source>
        <translation>Modelle an&amp;zeigen…</translation>
    </message>
    <message>
        <source>The noise of the chosen picture is measured in the view.</source>
        <translation>Das Rauschen des ausgewählten Bildes wird in der Ansicht gemessen.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>keep grain</source>
        <translation>Korn behalten</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>glatt</translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Graphics card {0}: {1}</source>
        <translation>Grafikkarte {0}: {1}</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>{0}, which is not there</source>
        <translation>{0}, nicht vorhanden</translation>
    </message>
</context>
<context>
    <name>Dial</name>
    <message>
        <source>{0} as a number</source>
        <translation>{0} als Zahl</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>&amp;Copy details</source>
        <translation>Einzelheiten &amp;kopieren</translation>
    </message>
    <message>
        <source>About aedesk</source>
        <translation>Über aedesk</translation>
    </message>
    <message>
        <source>Compresses pictures into small .aed files with a convolutional autoencoder, restores them, and takes away noise.

All work is done on this computer; nothing is ever sent anywhere.</source>
        <translation>Komprimiert Bilder mit einem faltenden Autoencoder zu kleinen .aed-Dateien, stellt sie wieder her und entfernt Rauschen.

Alles geschieht auf diesem Rechner; es wird nie etwas verschickt.</translation>
    </message>
    <message>
        <source>Finished results stay. Files that are being worked on are given up; originals are safe.</source>
        <translation>Fertige Ergebnisse bleiben. Angefangene Dateien werden aufgegeben; den Originalen geschieht nichts.</translation>
    </message>
    <message>
        <source>Internal error: {0}</source>
        <translation>Interner Fehler: {0}</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>Stop the run and close?</source>
        <translation>Durchlauf stoppen und schließen?</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>This is a fault of aedesk; please report it with the details.</source>
        <translation>Das ist ein Fehler von aedesk; eine Meldung mit den Einzelheiten hilft, ihn zu beheben.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Keep Exif and XMP: camera, date, place, captions</source>
        <translation>&amp;Exif und XMP behalten: Kamera, Datum, Ort, Beschriftungen</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>&amp;Verlustfrei</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>For the web; 8 bits per sample, with transparency.</source>
        <translation>Fürs Web; 8 Bit je Kanal, mit Transparenz.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Keeps every sample exactly, also 16 bits and transparency.</source>
        <translation>Bewahrt jeden Wert exakt, auch 16 Bit und Transparenz.</translation>
    </message>
    <message>
        <source>Keeps every sample exactly, also 16 bits and transparency; for print and archives.</source>
        <translation>Bewahrt jeden Wert exakt, auch 16 Bit und Transparenz; für Druck und Archiv.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Quality as a number</source>
        <translation>Qualität als Zahl</translation>
    </message>
    <message>
        <source>Save picture as</source>
        <translation>Bild speichern unter</translation>
    </message>
    <message>
        <source>Saved as {0}, {1}.</source>
        <translation>Gespeichert als {0}, {1}.</translation>
    </message>
    <message>
        <source>The colour profile always stays: colours would change without it.</source>
        <translation>Das Farbprofil bleibt immer: Ohne es würden sich die Farben ändern.</translation>
    </message>
    <message>
        <source>The smallest files of these; 8 bits per sample, with transparency.</source>
        <translation>Die kleinsten Dateien unter diesen; 8 Bit je Kanal, mit Transparenz.</translation>
    </message>
    <message>
        <source>Understood everywhere; 8 bits per sample, no transparency.</source>
        <translation>Überall lesbar; 8 Bit je Kanal, keine Transparenz.</translation>
    </message>
</context>
<context>
    <name>FieldTexts</name>
    <message>
        <source>0 changes nothing. Auto takes away the noise that is estimated; more makes it smoother.</source>
        <translation>0 ändert nichts. Auto entfernt das geschätzte Rauschen; mehr macht das Bild glatter.</translation>
    </message>
    <message>
        <source>A graphics card is quicker, and needs its own libraries.</source>
        <translation>Eine Grafikkarte ist schneller und braucht eigene Bibliotheken.</translation>
    </message>
    <message>
        <source>Allowed: {0} to {1}.</source>
        <translation>Erlaubt: {0} bis {1}.</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic uses the cores once.</source>
        <translation>Automatisch lastet jeden Kern einmal aus.</translation>
    </message>
    <message>
        <source>Check every new file</source>
        <translation>Jede neue Datei prüfen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Decodes every new file and compares, before it gets its name.</source>
        <translation>Dekodiert und vergleicht jede neue Datei, bevor sie ihren Namen erhält.</translation>
    </message>
    <message>
        <source>Denoise first</source>
        <translation>Zuerst entrauschen</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <translation>Entrauscher</translation>
    </message>
    <message>
        <source>Each picture gets the best quality whose file is not larger than this.</source>
        <translation>Jedes Bild erhält die beste Qualität, bei der die Datei nicht größer wird.</translation>
    </message>
    <message>
        <source>Each picture gets the smallest file that comes this near to its original.</source>
        <translation>Jedes Bild erhält die kleinste Datei, die dem Original so nahe kommt.</translation>
    </message>
    <message>
        <source>Files at the same time</source>
        <translation>Gleichzeitige Dateien</translation>
    </message>
    <message>
        <source>Flat graphics and text are often smaller when they are stored exactly. Such files need no model to be restored.</source>
        <translation>Grafiken und Text werden exakt gespeichert oft kleiner. Solche Dateien lassen sich ohne Modell wiederherstellen.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Gives back fine textures, where they hide noise.</source>
        <translation>Gibt feine Strukturen zurück, wo sie das Rauschen verdecken.</translation>
    </message>
    <message>
        <source>If the result exists already</source>
        <translation>Falls das Ergebnis schon existiert</translation>
    </message>
    <message>
        <source>Keep both: add a number</source>
        <translation>Beide behalten: Nummer anhängen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger pictures are refused, because they may not fit into memory.</source>
        <translation>Größere Bilder werden abgelehnt, weil sie vielleicht nicht in den Speicher passen.</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>Größtes Bild</translation>
    </message>
    <message>
        <source>Least saving</source>
        <translation>Mindestersparnis</translation>
    </message>
    <message>
        <source>Leave out Exif and XMP</source>
        <translation>Exif und XMP weglassen</translation>
    </message>
    <message>
        <source>Leaves out what cameras and programs write; the colour profile stays.</source>
        <translation>Lässt weg, was Kameras und Programme hineinschreiben; das Farbprofil bleibt.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Measure the PSNR of each result</source>
        <translation>PSNR jedes Ergebnisses messen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>More is a better picture and a larger file.</source>
        <translation>Mehr heißt: besseres Bild und größere Datei.</translation>
    </message>
    <message>
        <source>Networks run on</source>
        <translation>Netze rechnen auf</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Off, originals are never touched. On, they can be had back from the trash.</source>
        <translation>Aus: Originale bleiben unangetastet. Ein: Sie lassen sich aus dem Papierkorb zurückholen.</translation>
    </message>
    <message>
        <source>Only while another window is in front.</source>
        <translation>Nur während ein anderes Fenster im Vordergrund ist.</translation>
    </message>
    <message>
        <source>PNG, lossless</source>
        <translation>PNG, verlustfrei</translation>
    </message>
    <message>
        <source>Quality of a lossy format; more is better and larger.</source>
        <translation>Qualität eines verlustbehafteten Formats; mehr ist besser und größer.</translation>
    </message>
    <message>
        <source>Quality of the format</source>
        <translation>Qualität des Formats</translation>
    </message>
    <message>
        <source>Reads every new file back and compares it with its original; takes longer.</source>
        <translation>Liest jede neue Datei zurück und vergleicht sie mit dem Original; dauert länger.</translation>
    </message>
    <message>
        <source>Replace the old .aed file</source>
        <translation>Alte .aed-Datei ersetzen</translation>
    </message>
    <message>
        <source>Restored pictures never replace a file; they get a number.</source>
        <translation>Wiederhergestellte Bilder ersetzen nie eine Datei; sie erhalten eine Nummer.</translation>
    </message>
    <message>
        <source>Restores damaged files as far as they can be read, and says what is lost.</source>
        <translation>Stellt beschädigte Dateien her, soweit sie lesbar sind, und sagt, was verloren ist.</translation>
    </message>
    <message>
        <source>Salvage damaged files</source>
        <translation>Beschädigte Dateien retten</translation>
    </message>
    <message>
        <source>Skip the picture</source>
        <translation>Bild überspringen</translation>
    </message>
    <message>
        <source>Store exactly</source>
        <translation>Exakt speichern</translation>
    </message>
    <message>
        <source>TIFF, lossless</source>
        <translation>TIFF, verlustfrei</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Takes the noise out first, so that the clean picture is stored. 50 takes away the noise that is estimated.</source>
        <translation>Entfernt zuerst das Rauschen, sodass das saubere Bild gespeichert wird. 50 entfernt das geschätzte Rauschen.</translation>
    </message>
    <message>
        <source>Tell when a long run has ended</source>
        <translation>Ende eines langen Durchlaufs melden</translation>
    </message>
    <message>
        <source>The default</source>
        <translation>Der vorgegebene</translation>
    </message>
    <message>
        <source>The format of the pictures that are written.</source>
        <translation>Das Format der geschriebenen Bilder.</translation>
    </message>
    <message>
        <source>The network that denoises before a picture is compressed.</source>
        <translation>Das Netz, das vor dem Komprimieren entrauscht.</translation>
    </message>
    <message>
        <source>The strength for noise in colours, which usually disturbs more.</source>
        <translation>Die Stärke für Farbrauschen, das meist mehr stört.</translation>
    </message>
    <message>
        <source>The trained network that does the work. More of them: Tools &gt; Models.</source>
        <translation>Das trainierte Netz, das die Arbeit tut. Weitere: Extras &gt; Modelle.</translation>
    </message>
    <message>
        <source>Threads of a network</source>
        <translation>Threads eines Netzes</translation>
    </message>
    <message>
        <source>Where it pays</source>
        <translation>Wo es sich lohnt</translation>
    </message>
    <message>
        <source>Work spent on making a file smaller; it takes no longer to restore.</source>
        <translation>Arbeit, die eine Datei kleiner macht; das Wiederherstellen dauert nicht länger.</translation>
    </message>
    <message>
        <source>Writes no file that saves less than this of its original.</source>
        <translation>Schreibt keine Datei, die gegenüber dem Original weniger spart.</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>Megapixel</translation>
    </message>
</context>
<context>
    <name>FiguresCard</name>
    <message>
        <source>PSNR {0} dB</source>
        <translation>PSNR {0} dB</translation>
    </message>
    <message>
        <source>Size and PSNR appear here.</source>
        <translation>Größe und PSNR erscheinen hier.</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>quality {0}</source>
        <translation>Qualität {0}</translation>
    </message>
    <message>
        <source>{0} bits per pixel</source>
        <translation>{0} Bits pro Pixel</translation>
    </message>
</context>
<context>
    <name>FolderChoice</name>
    <message>
        <source>&amp;Beside the originals</source>
        <translation>&amp;Bei den Originalen</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>Au&amp;swählen…</translation>
    </message>
    <message>
        <source>Below this folder, results lie in folders like those that were added to the queue.</source>
        <translation>Unter diesem Ordner liegen die Ergebnisse in Ordnern wie denen, die hinzugefügt wurden.</translation>
    </message>
    <message>
        <source>Choose the folder for the results</source>
        <translation>Ordner für die Ergebnisse auswählen</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>In &amp;one folder</source>
        <translation>&amp;In einem Ordner</translation>
    </message>
    <message>
        <source>Keep the tree of fol&amp;ders</source>
        <translation>O&amp;rdnerstruktur beibehalten</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>keiner ausgewählt</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Durchlaufs</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>50 takes away the noise that was estimated, 0 changes nothing, 100 takes away more. Results are new files, in the format that you choose.</source>
        <translation>50 entfernt das geschätzte Rauschen, 0 ändert nichts, 100 entfernt mehr. Ergebnisse sind neue Dateien im gewählten Format.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compress, restore, denoise</source>
        <translation>Komprimieren, wiederherstellen, entrauschen</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>Drop a folder on the window. Move the quality slider until the picture in the middle looks right. Press Start.</source>
        <translation>Einen Ordner auf das Fenster ziehen. Den Qualitätsregler schieben, bis das Bild in der Mitte gut aussieht. Starten drücken.</translation>
    </message>
    <message>
        <source>Dropped .aed files are shown at once and become pictures with Start. Nothing is written before that. “Save picture as” writes a single one, in any format.</source>
        <translation>Abgelegte .aed-Dateien werden gleich gezeigt und mit Starten zu Bildern. Vorher wird nichts geschrieben. „Bild speichern unter“ schreibt ein einzelnes, in jedem Format.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>In the picture: move it, move the line</source>
        <translation>Im Bild: verschieben, Trennlinie bewegen</translation>
    </message>
    <message>
        <source>In the picture: the original alone, while held</source>
        <translation>Im Bild: nur das Original, solange gedrückt</translation>
    </message>
    <message>
        <source>In the picture: zoom, whole picture, 100 %</source>
        <translation>Im Bild: Zoom, ganzes Bild, 100 %</translation>
    </message>
    <message>
        <source>In three steps</source>
        <translation>In drei Schritten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Left of the handle is the original, right of it the result. The wheel zooms, dragging moves, a double click shows 100 %. “Compare with” puts a JPEG, WebP or AVIF of the same size in place of the original.</source>
        <translation>Links vom Griff ist das Original, rechts davon das Ergebnis. Das Mausrad zoomt, Ziehen verschiebt, ein Doppelklick zeigt 100 %. „Vergleichen mit“ setzt ein JPEG, WebP oder AVIF gleicher Größe an die Stelle des Originals.</translation>
    </message>
    <message>
        <source>Next control, previous control</source>
        <translation>Nächstes Bedienelement, voriges Bedienelement</translation>
    </message>
    <message>
        <source>Originals are never changed. A result is written under a temporary name, decoded and checked, and only then gets its own name. Originals go to the trash only if you ask for it, after that check. Stop gives up what is being worked on; what is finished stays. After a crash the next start offers the queue again.</source>
        <translation>Originale werden nie verändert. Ein Ergebnis wird unter einem vorläufigen Namen geschrieben, dekodiert und geprüft und erhält erst dann seinen eigenen. Originale kommen nur auf Wunsch in den Papierkorb, und erst nach dieser Prüfung. Stoppen gibt auf, was gerade bearbeitet wird; Fertiges bleibt. Nach einem Absturz bietet der nächste Start die Warteschlange wieder an.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The reason stands in the row of the file, the others go on. Correct it and choose “Try again”, or just press Start.</source>
        <translation>Der Grund steht in der Zeile der Datei, die anderen laufen weiter. Nach dem Beheben „Nochmals versuchen“ wählen oder einfach Starten drücken.</translation>
    </message>
    <message>
        <source>Underlined letter of a menu or control</source>
        <translation>Unterstrichener Buchstabe eines Menüs oder Bedienelements</translation>
    </message>
    <message>
        <source>When something fails</source>
        <translation>Wenn etwas fehlschlägt</translation>
    </message>
    <message>
        <source>Without the window</source>
        <translation>Ohne Fenster</translation>
    </message>
    <message>
        <source>Your files are safe</source>
        <translation>Den Dateien geschieht nichts</translation>
    </message>
    <message>
        <source>aedesk-cli does the same work in a terminal, with the same presets; “aedesk-cli --help” says how.</source>
        <translation>aedesk-cli tut dasselbe im Terminal, mit denselben Vorlagen; „aedesk-cli --help“ sagt, wie.</translation>
    </message>
</context>
<context>
    <name>Handle</name>
    <message>
        <source>Arrow keys move the line between the left and the right picture.</source>
        <translation>Pfeiltasten bewegen die Linie zwischen dem linken und dem rechten Bild.</translation>
    </message>
    <message>
        <source>Split between the two pictures</source>
        <translation>Trennlinie zwischen den beiden Bildern</translation>
    </message>
</context>
<context>
    <name>InformationDialog</name>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>&amp;Angaben</translation>
    </message>
    <message>
        <source>&amp;Where the bits went</source>
        <translation>&amp;Verteilung der Bits</translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation>Prüfsummen</translation>
    </message>
    <message>
        <source>Import it with Tools, Models, or ask the sender for it.</source>
        <translation>Es lässt sich unter Extras &gt; Modelle importieren; wer die Datei geschickt hat, hat es.</translation>
    </message>
    <message>
        <source>Information on {0}</source>
        <translation>Informationen zu {0}</translation>
    </message>
    <message>
        <source>Internal error: {0}</source>
        <translation>Interner Fehler: {0}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>Die Datei kann nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>The map needs the model {0}, which is not installed.</source>
        <translation>Die Karte braucht das Modell {0}, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>The picture is stored without loss, so there are no latents whose bits could be shown.</source>
        <translation>Das Bild ist verlustfrei gespeichert, es gibt also keine latenten Werte, deren Bits sich zeigen ließen.</translation>
    </message>
    <message>
        <source>What the bytes are spent on</source>
        <translation>Wofür die Bytes verwendet werden</translation>
    </message>
    <message>
        <source>all are right</source>
        <translation>alle stimmen</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>werden verglichen…</translation>
    </message>
    <message>
        <source>not compared, because the model is not installed.</source>
        <translation>nicht verglichen, weil das Modell nicht installiert ist.</translation>
    </message>
</context>
<context>
    <name>InformationTexts</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Checksums: {0}</source>
        <translation>Prüfsummen: {0}</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Farbprofil</translation>
    </message>
    <message>
        <source>Exif</source>
        <translation>Exif</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Hyper-latents</source>
        <translation>Hyperlatente Werte</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Enthalten</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>Latente Werte</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the original</source>
        <translation>Name des Originals</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Of newer versions</source>
        <translation>Aus neueren Versionen</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Bildwerte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Transparency</source>
        <translation>Transparenz</translation>
    </message>
    <message>
        <source>XMP</source>
        <translation>XMP</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>farbig</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none is needed</source>
        <translation>keines nötig</translation>
    </message>
    <message>
        <source>none, sRGB is assumed</source>
        <translation>keines, sRGB wird angenommen</translation>
    </message>
    <message>
        <source>stored without loss</source>
        <translation>verlustfrei gespeichert</translation>
    </message>
    <message>
        <source>the picture alone</source>
        <translation>nur das Bild</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{0} × {1} pixels ({2} megapixels), {3}, {4} bits per sample</source>
        <translation>{0} × {1} Pixel ({2} Megapixel), {3}, {4} Bit je Kanal</translation>
    </message>
    <message>
        <source>{0}, of a kind that has no name here</source>
        <translation>{0}, von einer Art, die hier keinen Namen hat</translation>
    </message>
    <message>
        <source>{0}, which is not installed</source>
        <translation>{0}, nicht installiert</translation>
    </message>
    <message>
        <source>{0}, {1} bits per pixel</source>
        <translation>{0}, {1} Bits pro Pixel</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Drop pictures or folders here</source>
        <translation>Bilder oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Pictures become small .aed files, and .aed files become pictures again.
Your originals are never changed, and nothing leaves this computer.</source>
        <translation>Aus Bildern werden kleine .aed-Dateien, aus .aed-Dateien wieder Bilder.
Originale werden nie verändert, und nichts verlässt diesen Rechner.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All of that is in the queue already.</source>
        <translation>All das ist schon in der Warteschlange.</translation>
    </message>
    <message>
        <source>No pictures were found there.</source>
        <translation>Dort wurden keine Bilder gefunden.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>aedesk is done</source>
        <translation>aedesk ist fertig</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>&amp;Save map…</source>
        <translation>&amp;Karte speichern…</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Bei der Arbeit</translation>
    </message>
    <message>
        <source>How much of the map is seen over the picture</source>
        <translation>Wie stark die Karte über dem Bild zu sehen ist</translation>
    </message>
    <message>
        <source>Internal error: {0}</source>
        <translation>Interner Fehler: {0}</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>Karte speichern</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>The picture is being decoded…</source>
        <translation>Das Bild wird dekodiert…</translation>
    </message>
    <message>
        <source>{0} bits in {1} squares, {2} in the busiest one</source>
        <translation>{0} Bits in {1} Quadraten, {2} im teuersten</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of the bits</source>
        <translation>Karte der Bits</translation>
    </message>
    <message>
        <source>{0} bits for the square of 16 × 16 pixels from {1}, {2} on</source>
        <translation>{0} Bits für das Quadrat von 16 × 16 Pixeln ab {1}, {2}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>Compressing</source>
        <translation>Komprimieren</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>To {0}</source>
        <translation>Zum {0}</translation>
    </message>
    <message>
        <source>comes with aedesk</source>
        <translation>gehört zu aedesk</translation>
    </message>
    <message>
        <source>kMAC per pixel</source>
        <translation>kMAC pro Pixel</translation>
    </message>
    <message>
        <source>{0} (default)</source>
        <translation>{0} (Standard)</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>E&amp;ntfernen…</translation>
    </message>
    <message>
        <source>A model that comes with aedesk stays.</source>
        <translation>Ein Modell, das zu aedesk gehört, bleibt.</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Bei der Arbeit</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export the model {0}</source>
        <translation>Modell {0} exportieren</translation>
    </message>
    <message>
        <source>Files that were made with it ({0}) cannot be restored without it.</source>
        <translation>Dateien, die damit erstellt wurden ({0}), lassen sich ohne das Modell nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>Modelle importieren</translation>
    </message>
    <message>
        <source>Imported {0} as {1}, because another model has that name.</source>
        <translation>{0} als {1} importiert, weil ein anderes Modell so heißt.</translation>
    </message>
    <message>
        <source>Imported {0}.</source>
        <translation>{0} importiert.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Move the model {0} to the trash?</source>
        <translation>Modell {0} in den Papierkorb verschieben?</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Networks run on graphics card {0} (Keras).</source>
        <translation>Netze rechnen auf der Grafikkarte {0} (Keras).</translation>
    </message>
    <message>
        <source>Networks run on the processor (ONNX Runtime, threads: {0}).</source>
        <translation>Netze rechnen auf dem Prozessor (ONNX Runtime, Threads: {0}).</translation>
    </message>
    <message>
        <source>No model is installed. Import one, or drop its file here.</source>
        <translation>Kein Modell installiert. Eines importieren oder die Datei hier ablegen.</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>Use by &amp;default</source>
        <translation>Als &amp;Standard verwenden</translation>
    </message>
    <message>
        <source>{0} is in the trash.</source>
        <translation>{0} ist im Papierkorb.</translation>
    </message>
    <message>
        <source>{0} is installed already.</source>
        <translation>{0} ist schon installiert.</translation>
    </message>
</context>
<context>
    <name>NameChoice</name>
    <message>
        <source>&amp;Name</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Example: {0}</source>
        <translation>Beispiel: {0}</translation>
    </message>
    <message>
        <source>Fields in braces stand for what is known of each picture; a slash makes a folder.</source>
        <translation>Felder in geschweiften Klammern stehen für das, was von jedem Bild bekannt ist; ein Schrägstrich legt einen Ordner an.</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Insert a field into the name</source>
        <translation>Feld in den Namen einfügen</translation>
    </message>
    <message>
        <source>Pattern of the results&apos; names</source>
        <translation>Muster für die Namen der Ergebnisse</translation>
    </message>
    <message>
        <source>This file has no name by this pattern: {0}</source>
        <translation>Diese Datei hat nach diesem Muster keinen Namen: {0}</translation>
    </message>
</context>
<context>
    <name>NameFieldTexts</name>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>day when it was taken</source>
        <translation>Tag der Aufnahme</translation>
    </message>
    <message>
        <source>effort</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>folder of the original</source>
        <translation>Ordner des Originals</translation>
    </message>
    <message>
        <source>height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>name of the original</source>
        <translation>Name des Originals</translation>
    </message>
    <message>
        <source>number in the queue</source>
        <translation>Nummer in der Warteschlange</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>suffix of the original</source>
        <translation>Endung des Originals</translation>
    </message>
    <message>
        <source>the same with its suffix</source>
        <translation>dasselbe mit Endung</translation>
    </message>
    <message>
        <source>time of that day</source>
        <translation>Uhrzeit der Aufnahme</translation>
    </message>
    <message>
        <source>width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>Bilder werden gesucht…</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Pictures and .aed files</source>
        <translation>Bilder und .aed-Dateien</translation>
    </message>
    <message>
        <source>The clipboard holds no files.</source>
        <translation>In der Zwischenablage sind keine Dateien.</translation>
    </message>
</context>
<context>
    <name>PictureFormat</name>
    <message>
        <source>For&amp;mat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Standard (90)</source>
        <translation>Standard (90)</translation>
    </message>
    <message>
        <source>Standard (95)</source>
        <translation>Standard (95)</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Looking for graphics cards…</source>
        <translation>Grafikkarten werden gesucht…</translation>
    </message>
    <message>
        <source>No graphics card was found that networks can run on.</source>
        <translation>Es wurde keine Grafikkarte gefunden, auf der Netze rechnen können.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Programmeinstellungen</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>Das Fenster spricht sie ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter…</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Sanft</translation>
    </message>
    <message>
        <source>High quality</source>
        <translation>Hohe Qualität</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Save or delete a preset</source>
        <translation>Vorlage speichern oder löschen</translation>
    </message>
    <message>
        <source>Settings that stand under a name, also for aedesk-cli --preset</source>
        <translation>Einstellungen unter einem Namen, auch für aedesk-cli --preset</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Am kleinsten</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Kräftig</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>{0} (changed)</source>
        <translation>{0} (geändert)</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the preset {0}?</source>
        <translation>Vorlage {0} löschen?</translation>
    </message>
    <message>
        <source>Name of the preset; aedesk-cli --preset knows it too</source>
        <translation>Name der Vorlage; auch aedesk-cli --preset kennt ihn</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the preset {0}?</source>
        <translation>Vorlage {0} ersetzen?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the settings as a preset</source>
        <translation>Einstellungen als Vorlage speichern</translation>
    </message>
    <message>
        <source>The settings stay as they are; only the name for them is lost.</source>
        <translation>Die Einstellungen bleiben, wie sie sind; nur ihr Name geht verloren.</translation>
    </message>
    <message>
        <source>There is one of that name already.</source>
        <translation>Es gibt schon eine mit diesem Namen.</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>adding</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>removing</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Add pictures…</source>
        <translation>Bilder hinzufügen…</translation>
    </message>
    <message>
        <source>Queue of pictures</source>
        <translation>Warteschlange der Bilder</translation>
    </message>
</context>
<context>
    <name>RecentFolders</name>
    <message>
        <source>&amp;Forget these folders</source>
        <translation>Diese Ordner &amp;vergessen</translation>
    </message>
    <message>
        <source>&amp;Recent folders</source>
        <translation>&amp;Zuletzt geöffnete Ordner</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>&amp;Discard</source>
        <translation>Verwerfe&amp;n</translation>
    </message>
    <message>
        <source>&amp;Restore the queue</source>
        <translation>Warteschlange &amp;zurückholen</translation>
    </message>
    <message>
        <source>Files that were not done when the window was closed: {0}</source>
        <translation>Nicht fertige Dateien beim Schließen des Fensters: {0}</translation>
    </message>
    <message>
        <source>The last session ended unexpectedly. Files in its queue that were not done: {0}</source>
        <translation>Die letzte Sitzung wurde unerwartet beendet. Nicht fertige Dateien in ihrer Warteschlange: {0}</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Makes pictures of the .aed files in the queue; other files wait.</source>
        <translation>Macht aus den .aed-Dateien der Warteschlange wieder Bilder; andere Dateien warten.</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>&amp;If the result exists already</source>
        <translation>&amp;Falls das Ergebnis schon existiert</translation>
    </message>
    <message>
        <source>Each one only after its result was written, read back and found to be right.</source>
        <translation>Jedes erst, nachdem sein Ergebnis geschrieben, zurückgelesen und für richtig befunden wurde.</translation>
    </message>
    <message>
        <source>Move ori&amp;ginals to the trash</source>
        <translation>Ori&amp;ginale in den Papierkorb</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
</context>
<context>
    <name>RowTexts</name>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Made with other settings; Start makes it again.</source>
        <translation>Mit anderen Einstellungen erstellt; Starten erstellt es neu.</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>compressing</source>
        <translation>wird komprimiert</translation>
    </message>
    <message>
        <source>denoising</source>
        <translation>wird entrauscht</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>noise {0}</source>
        <translation>Rauschen {0}</translation>
    </message>
    <message>
        <source>quality {0}</source>
        <translation>Qualität {0}</translation>
    </message>
    <message>
        <source>restoring</source>
        <translation>wird wiederhergestellt</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>to compress</source>
        <translation>zu komprimieren</translation>
    </message>
    <message>
        <source>to denoise</source>
        <translation>zu entrauschen</translation>
    </message>
    <message>
        <source>to restore</source>
        <translation>wiederherzustellen</translation>
    </message>
</context>
<context>
    <name>RunControl</name>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
</context>
<context>
    <name>SchemeMenu</name>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Compress</source>
        <translation>Komprimieren</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>No denoiser is installed yet, so pictures cannot be denoised first.</source>
        <translation>Es ist noch kein Entrauscher installiert; Bilder können also nicht zuerst entrauscht werden.</translation>
    </message>
    <message>
        <source>No denoiser is installed yet.</source>
        <translation>Es ist noch kein Entrauscher installiert.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>Difference ×{0}</source>
        <translation>Differenz ×{0}</translation>
    </message>
</context>
<context>
    <name>SizeEdit</name>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Unit of the size</source>
        <translation>Einheit der Größe</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Add pictures to begin.</source>
        <translation>Zum Beginnen Bilder hinzufügen.</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>Fertig: {0}</translation>
    </message>
    <message>
        <source>Failed: {0}</source>
        <translation>Fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>Nothing here to restore: pictures are left as they are.</source>
        <translation>Hier ist nichts wiederherzustellen: Bilder bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Paused · {0} of {1} done</source>
        <translation>Pause · {0} von {1} fertig</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Skipped: {0}</source>
        <translation>Übersprungen: {0}</translation>
    </message>
    <message>
        <source>Start tries again</source>
        <translation>Starten versucht es nochmals</translation>
    </message>
    <message>
        <source>To compress: {0}</source>
        <translation>Zu komprimieren: {0}</translation>
    </message>
    <message>
        <source>To denoise: {0}</source>
        <translation>Zu entrauschen: {0}</translation>
    </message>
    <message>
        <source>To restore: {0}</source>
        <translation>Wiederherzustellen: {0}</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch wenige Sekunden</translation>
    </message>
    <message>
        <source>about {0} h {1} min left</source>
        <translation>noch etwa {0} Std. {1} Min.</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>noch etwa {0} Min.</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>noch etwa {0} Sek.</translation>
    </message>
    <message>
        <source>{0} of {1} done · {2} %</source>
        <translation>{0} von {1} fertig · {2} %</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Amplification of the difference</source>
        <translation>Verstärkung der Differenz</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Original alone, while pressed</source>
        <translation>Nur das Original, solange gedrückt</translation>
    </message>
    <message>
        <source>Press and hold to see the original alone (O)</source>
        <translation>Gedrückt halten, um nur das Original zu sehen (O)</translation>
    </message>
    <message>
        <source>What the left side shows: other formats at the same size of file</source>
        <translation>Was links zu sehen ist: andere Formate bei gleicher Dateigröße</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>At this effort the file becomes a few percent smaller than shown.</source>
        <translation>Bei diesem Aufwand wird die Datei einige Prozent kleiner als gezeigt.</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Quality {0}</source>
        <translation>Qualität {0}</translation>
    </message>
    <message>
        <source>Restore leaves pictures as they are; it is for .aed files.</source>
        <translation>Wiederherstellen lässt Bilder, wie sie sind; es ist für .aed-Dateien da.</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Smaller than this is not possible.</source>
        <translation>Kleiner geht es nicht.</translation>
    </message>
    <message>
        <source>Stored without loss, which costs little more here or even less.</source>
        <translation>Verlustfrei gespeichert, was hier kaum mehr oder sogar weniger kostet.</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}</source>
        <translation>Die Datei kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>The preview rests while files are being worked on.</source>
        <translation>Die Vorschau ruht, solange Dateien bearbeitet werden.</translation>
    </message>
    <message>
        <source>There is not enough memory to show this picture.</source>
        <translation>Der Speicher reicht nicht, um dieses Bild zu zeigen.</translation>
    </message>
    <message>
        <source>This picture is too large to be shown here. It can be worked on all the same.</source>
        <translation>Dieses Bild ist zu groß, um hier gezeigt zu werden. Bearbeiten lässt es sich trotzdem.</translation>
    </message>
    <message>
        <source>With loss, a better picture than this is not possible.</source>
        <translation>Mit Verlust ist kein besseres Bild möglich.</translation>
    </message>
    <message>
        <source>Without loss</source>
        <translation>Ohne Verlust</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>quality {0}</source>
        <translation>Qualität {0}</translation>
    </message>
    <message>
        <source>this part {0}</source>
        <translation>dieser Teil {0}</translation>
    </message>
    <message>
        <source>without loss</source>
        <translation>ohne Verlust</translation>
    </message>
    <message>
        <source>{0} dB</source>
        <translation>{0} dB</translation>
    </message>
</context>
</TS>
