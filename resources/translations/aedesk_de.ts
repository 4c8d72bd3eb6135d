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
        <source>&amp;Train a model…</source>
        <translation>Modell &amp;trainieren…</translation>
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
        <source>Makes a model of pictures of your own, or adapts one to them.</source>
        <translation>Macht aus eigenen Bildern ein Modell oder passt eines an sie an.</translation>
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
    <name>Amounts</name>
    <message>
        <source>{0} days</source>
        <translation>{0} Tage</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} Stunden</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
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
    <name>CheckProgress</name>
    <message>
        <source>&amp;Stop the check</source>
        <translation>Prüfung ab&amp;brechen</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Noch einmal &amp;prüfen</translation>
    </message>
    <message>
        <source>Checked {0} of {1} files</source>
        <translation>{0} von {1} Dateien geprüft</translation>
    </message>
    <message>
        <source>Checking the pictures</source>
        <translation>Die Bilder werden geprüft</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>Dateien werden gesucht…</translation>
    </message>
    <message>
        <source>Looking for near-copies…</source>
        <translation>Fast gleiche Bilder werden gesucht…</translation>
    </message>
    <message>
        <source>Pictures are only read; nothing is ever changed.</source>
        <translation>Bilder werden nur gelesen; verändert wird nichts.</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>What is in your folders is shown here:</source>
        <translation>Hier steht, was in den Ordnern ist:</translation>
    </message>
    <message>
        <source>You can go on without it: training passes over what it cannot use, and says so.</source>
        <translation>Es geht auch ohne sie weiter: Das Training übergeht, was es nicht brauchen kann, und sagt es.</translation>
    </message>
    <message>
        <source>sizes, kinds, files that cannot be used, and pictures that are there twice.</source>
        <translation>Größen, Arten, unbrauchbare Dateien und doppelte Bilder.</translation>
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
    <name>Curves</name>
    <message>
        <source>Curves appear with the first steps.</source>
        <translation>Kurven erscheinen mit den ersten Schritten.</translation>
    </message>
    <message>
        <source>Curves cannot be shown: {0}</source>
        <translation>Die Kurven können nicht gezeigt werden: {0}</translation>
    </message>
    <message>
        <source>Distortion, PSNR in dB</source>
        <translation>Verzerrung, PSNR in dB</translation>
    </message>
    <message>
        <source>Error of the noise estimate</source>
        <translation>Fehler der Rauschschätzung</translation>
    </message>
    <message>
        <source>Held out by noise, dB</source>
        <translation>Zurückgelegte nach Rauschen, dB</translation>
    </message>
    <message>
        <source>Held out by quality, PSNR in dB</source>
        <translation>Zurückgelegte nach Qualität, PSNR in dB</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>PSNR in dB</source>
        <translation>PSNR in dB</translation>
    </message>
    <message>
        <source>Rate, bits per pixel</source>
        <translation>Rate, Bits pro Pixel</translation>
    </message>
    <message>
        <source>Show &amp;all steps</source>
        <translation>&amp;Alle Schritte zeigen</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves, a double click shows all steps.</source>
        <translation>Das Rad vergrößert, Ziehen verschiebt, ein Doppelklick zeigt alle Schritte.</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>zurückgelegt</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>A folder cannot be read: {0}</source>
        <translation>Ein Ordner kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>Add a folder of pictures.</source>
        <translation>Bitte einen Ordner mit Bildern hinzufügen.</translation>
    </message>
    <message>
        <source>Choose the folders of both pictures of your pairs.</source>
        <translation>Bitte die Ordner für beide Bilder der Paare wählen.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Folders inside are searched, too. Nothing in them is ever changed.</source>
        <translation>Unterordner werden mit durchsucht. Verändert wird darin nichts.</translation>
    </message>
    <message>
        <source>Internal error: {0}</source>
        <translation>Interner Fehler: {0}</translation>
    </message>
    <message>
        <source>More clean pictures, if you like</source>
        <translation>Weitere saubere Bilder, wenn gewünscht</translation>
    </message>
    <message>
        <source>The pictures are being checked.</source>
        <translation>Die Bilder werden gerade geprüft.</translation>
    </message>
    <message>
        <source>There is no picture of at least {0} × {0} pixels that can be used.</source>
        <translation>Es gibt kein brauchbares Bild von mindestens {0} × {0} Pixeln.</translation>
    </message>
    <message>
        <source>Your clean pictures</source>
        <translation>Saubere Bilder</translation>
    </message>
    <message>
        <source>Your pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Your pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>All files can be used, and no picture is there twice.</source>
        <translation>Alle Dateien sind brauchbar, und kein Bild ist doppelt.</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Noch einmal &amp;prüfen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Learned from: {0}. Held out: {1}, to show how good the model is on pictures that it has not seen.</source>
        <translation>Gelernt wird von {0}. Zurückgelegt: {1}; sie zeigen, wie gut das Modell bei Bildern ist, die es nicht gesehen hat.</translation>
    </message>
    <message>
        <source>One picture can be learned from</source>
        <translation>Ein Bild ist brauchbar</translation>
    </message>
    <message>
        <source>Shorter side in pixels</source>
        <translation>Kürzere Seite in Pixeln</translation>
    </message>
    <message>
        <source>So few are soon known by heart; more pictures make a better model.</source>
        <translation>So wenige sind bald auswendig gelernt; mehr Bilder ergeben ein besseres Modell.</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>With a single picture nothing can be held out to measure the model on.</source>
        <translation>Von einem einzigen Bild kann nichts zurückgelegt werden, um das Modell zu messen.</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Bemerkenswert</translation>
    </message>
    <message>
        <source>{0} (too small)</source>
        <translation>{0} (zu klein)</translation>
    </message>
    <message>
        <source>{0} and more</source>
        <translation>{0} und mehr</translation>
    </message>
    <message>
        <source>{0} pictures can be learned from</source>
        <translation>{0} Bilder sind brauchbar</translation>
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
    <name>Engine</name>
    <message>
        <source>, {0} with {1} dB.</source>
        <translation>, {0} mit {1} dB.</translation>
    </message>
    <message>
        <source>--name has the field {{{0}}}, which is not known before this work is done.</source>
        <translation>Der Name hat das Feld {{{0}}}, das erst nach dieser Arbeit bekannt ist.</translation>
    </message>
    <message>
        <source>--name has the field {{{0}}}; there are {1}.</source>
        <translation>Der Name hat das Feld {{{0}}}; es gibt {1}.</translation>
    </message>
    <message>
        <source>--name has {{{0}{1}}}; {{{2}}} takes {3}.</source>
        <translation>Der Name hat {{{0}{1}}}; zu {{{2}}} passt {3}.</translation>
    </message>
    <message>
        <source>--name {0}</source>
        <translation>der Name {0}</translation>
    </message>
    <message>
        <source>--name {0} does not name a file inside the output folder.</source>
        <translation>Der Name {0} steht für keine Datei im Ausgabeordner.</translation>
    </message>
    <message>
        <source>--name {0} is no pattern: {1}.</source>
        <translation>Der Name {0} ist kein Muster: {1}.</translation>
    </message>
    <message>
        <source>--name {0} needs to look into {1}, which is behind a URL.</source>
        <translation>Der Name {0} braucht einen Blick in {1}; das liegt hinter einer URL.</translation>
    </message>
    <message>
        <source>16 bits per sample were rounded to 8, because {0} is written with 8.</source>
        <translation>16 Bit je Abtastwert wurden auf 8 gerundet, denn {0} wird mit 8 geschrieben.</translation>
    </message>
    <message>
        <source>32-bit floating point</source>
        <translation>32-Bit-Gleitkomma</translation>
    </message>
    <message>
        <source>32-bit integer</source>
        <translation>32-Bit-Ganzzahl</translation>
    </message>
    <message>
        <source>: quality 100 reaches {0} dB.</source>
        <translation>: Qualität 100 erreicht {0} dB.</translation>
    </message>
    <message>
        <source>A TIFF holds at most 4 GiB; this picture needs more.</source>
        <translation>Ein TIFF fasst höchstens 4 GiB; dieses Bild braucht mehr.</translation>
    </message>
    <message>
        <source>A WebP stream cannot be decoded: {0}</source>
        <translation>Ein WebP-Datenstrom lässt sich nicht dekodieren: {0}</translation>
    </message>
    <message>
        <source>A WebP stream is not one of {0}×{1} pixels.</source>
        <translation>Ein WebP-Datenstrom hat nicht {0}×{1} Pixel.</translation>
    </message>
    <message>
        <source>A bias {0} of the model does not fit its kernel {1}.</source>
        <translation>Ein Bias {0} des Modells passt nicht zu seinem Kern {1}.</translation>
    </message>
    <message>
        <source>A denoiser needs a kind of noise.</source>
        <translation>Ein Entrauscher braucht eine Art von Rauschen.</translation>
    </message>
    <message>
        <source>A kernel {0} of the model does not fit what comes into it, {1}.</source>
        <translation>Ein Kern {0} des Modells passt nicht zu dem, was hineinkommt: {1}.</translation>
    </message>
    <message>
        <source>A latent file with missing strips cannot be written.</source>
        <translation>Eine .aed-Datei, der Streifen fehlen, lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>A lossless picture has no decoder hint; received {0}.</source>
        <translation>Ein verlustfreies Bild hat keinen Decoder-Hinweis; erhalten: {0}.</translation>
    </message>
    <message>
        <source>A process trains in {0} already.</source>
        <translation>In {0} trainiert schon ein Prozess.</translation>
    </message>
    <message>
        <source>A process trains in {0}.</source>
        <translation>In {0} trainiert ein Prozess.</translation>
    </message>
    <message>
        <source>A quality of {0} was given for {1}, which is lossless.</source>
        <translation>Für {1} wurde die Qualität {0} angegeben; das Format ist aber verlustfrei.</translation>
    </message>
    <message>
        <source>A run cannot {0}; it can {1}.</source>
        <translation>Ein Lauf kann {0} nicht; er kann {1}.</translation>
    </message>
    <message>
        <source>A run needs either a number of steps or a number of minutes.</source>
        <translation>Ein Lauf braucht entweder eine Zahl von Schritten oder von Minuten.</translation>
    </message>
    <message>
        <source>A run on pairs needs noisy and clean pictures.</source>
        <translation>Ein Lauf mit Paaren braucht verrauschte und saubere Bilder.</translation>
    </message>
    <message>
        <source>A side has 1..{0} pixels; received {1}×{2}.</source>
        <translation>Eine Seite hat 1 bis {0} Pixel; erhalten: {1}×{2}.</translation>
    </message>
    <message>
        <source>A strip has 0..{0} units; got {1}.</source>
        <translation>Ein Streifen hat 0 bis {0} Einheiten; erhalten: {1}.</translation>
    </message>
    <message>
        <source>A symbol whose scale index is 0 is not coded and must be 0.</source>
        <translation>Ein Symbol mit Skalenindex 0 wird nicht kodiert und muss 0 sein.</translation>
    </message>
    <message>
        <source>A target size and a target PSNR exclude each other.</source>
        <translation>Zielgröße und Ziel-PSNR schließen einander aus.</translation>
    </message>
    <message>
        <source>AVIF of {0} bits per sample was read as 8 bits.</source>
        <translation>AVIF mit {0} Bit je Abtastwert wurde mit 8 Bit gelesen.</translation>
    </message>
    <message>
        <source>Allowed: {0}.</source>
        <translation>Erlaubt: {0}.</translation>
    </message>
    <message>
        <source>An architecture has no number {0}; it has {1}.</source>
        <translation>Eine Architektur hat keine Zahl {0}; sie hat {1}.</translation>
    </message>
    <message>
        <source>Another process trains in {0}.</source>
        <translation>In {0} trainiert ein anderer Prozess.</translation>
    </message>
    <message>
        <source>Another process writes {0}.</source>
        <translation>Ein anderer Prozess schreibt {0}.</translation>
    </message>
    <message>
        <source>Another version of aedesk made the graph {0} of the model {1}.</source>
        <translation>Den Graphen {0} des Modells {1} hat eine andere Version von aedesk gemacht.</translation>
    </message>
    <message>
        <source>Ask who made the model to export it again.</source>
        <translation>Wer das Modell gemacht hat, müsste es noch einmal exportieren.</translation>
    </message>
    <message>
        <source>At byte {0}, {1} is 0.</source>
        <translation>Bei Byte {0}: {1} ist 0.</translation>
    </message>
    <message>
        <source>At byte {0}, {1} is not a number as latent files hold them.</source>
        <translation>Bei Byte {0}: {1} ist keine Zahl, wie .aed-Dateien sie enthalten.</translation>
    </message>
    <message>
        <source>At byte {0}, {1} needs {2} bytes; {3} are left.</source>
        <translation>Bei Byte {0}: {1} braucht {2} Byte; {3} sind noch da.</translation>
    </message>
    <message>
        <source>BMFF parsing failed</source>
        <translation>der Aufbau der Datei ist nicht zu erkennen</translation>
    </message>
    <message>
        <source>By --name {0} its output is {1}, which is no name inside the output folder.</source>
        <translation>Nach dem Namen {0} heißt das Ergebnis {1}; das ist kein Name im Ausgabeordner.</translation>
    </message>
    <message>
        <source>CMYK of 16 bits per sample was read as 8 bits.</source>
        <translation>CMYK mit 16 Bit je Abtastwert wurde mit 8 Bit gelesen.</translation>
    </message>
    <message>
        <source>CMYK was converted to sRGB through its profile.</source>
        <translation>CMYK wurde mit seinem Profil in sRGB umgewandelt.</translation>
    </message>
    <message>
        <source>CMYK without a usable profile was converted by a plain formula; colours may look different.</source>
        <translation>CMYK ohne brauchbares Profil wurde mit einer einfachen Formel umgewandelt; Farben können anders aussehen.</translation>
    </message>
    <message>
        <source>Channels come last: grey or RGB, then alpha.</source>
        <translation>Kanäle stehen hinten: Grau oder RGB, dann Alpha.</translation>
    </message>
    <message>
        <source>Choose another --name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Einen anderen Namen oder Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another name, or allow to replace it.</source>
        <translation>Einen anderen Namen wählen oder das Ersetzen erlauben.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Andere Programme schließen.</translation>
    </message>
    <message>
        <source>Compress and restore pictures in a window.</source>
        <translation>Bilder in einem Fenster komprimieren und wiederherstellen.</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung der Verbindung</translation>
    </message>
    <message>
        <source>Continue the run: what came before its last checkpoint is kept.</source>
        <translation>Den Lauf fortsetzen: Was vor seinem letzten Sicherungspunkt kam, ist noch da.</translation>
    </message>
    <message>
        <source>Convert it to 8 or 16 bits per sample first.</source>
        <translation>Zuerst in 8 oder 16 Bit je Abtastwert umwandeln.</translation>
    </message>
    <message>
        <source>Convert it to RGB or grey with 8 or 16 bits per sample.</source>
        <translation>In RGB oder Grau mit 8 oder 16 Bit je Abtastwert umwandeln.</translation>
    </message>
    <message>
        <source>Cut it into parts first.</source>
        <translation>Zuerst in Teile schneiden.</translation>
    </message>
    <message>
        <source>Cut the picture into parts, or store it compressed.</source>
        <translation>Das Bild in Teile schneiden oder komprimiert speichern.</translation>
    </message>
    <message>
        <source>Depth is 8 or 16; received {0}.</source>
        <translation>Die Tiefe ist 8 oder 16; erhalten: {0}.</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Ressource belegt</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>das Kontingent an Speicherplatz ist erschöpft</translation>
    </message>
    <message>
        <source>Efforts from 5 on refine latents with Keras, whose backend {0} is not installed.</source>
        <translation>Ab Aufwand 5 werden latente Werte mit Keras verfeinert; dessen Backend {0} ist nicht installiert.</translation>
    </message>
    <message>
        <source>Export the model again, or install an undamaged copy of its package.</source>
        <translation>Das Modell noch einmal exportieren oder eine unbeschädigte Kopie seines Pakets installieren.</translation>
    </message>
    <message>
        <source>Failed to decode image: {0}</source>
        <translation>das Bild lässt sich nicht dekodieren ({0})</translation>
    </message>
    <message>
        <source>Fetch the file again, or ask who sent it to export the model once more.</source>
        <translation>Die Datei noch einmal holen oder den Absender bitten, das Modell noch einmal zu exportieren.</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Files that cannot be used: {0}.</source>
        <translation>Unbrauchbare Dateien: {0}.</translation>
    </message>
    <message>
        <source>Free some space. {0}</source>
        <translation>Etwas Platz schaffen. {0}</translation>
    </message>
    <message>
        <source>Give a program and its arguments in one word.</source>
        <translation>Ein Programm und seine Argumente in einem Wort angeben.</translation>
    </message>
    <message>
        <source>Give a relative name, as {{stem}}-small or {{date:%Y}}/{{stem}}.</source>
        <translation>Einen relativen Namen angeben, etwa {{stem}}-small oder {{date:%Y}}/{{stem}}.</translation>
    </message>
    <message>
        <source>Give both pictures of a pair the same name and place below its folder.</source>
        <translation>Beide Bilder eines Paares müssen unter ihrem Ordner gleich heißen und am gleichen Ort liegen.</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>Eines davon angeben.</translation>
    </message>
    <message>
        <source>Give the name such a suffix, or name the format.</source>
        <translation>Dem Namen eine solche Endung geben oder das Format nennen.</translation>
    </message>
    <message>
        <source>Groups of near-copies: {0}.</source>
        <translation>Gruppen fast gleicher Bilder: {0}.</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>der Rechner ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Import that model, or ask the sender which model made the file.</source>
        <translation>Dieses Modell importieren oder den Absender fragen, welches Modell die Datei gemacht hat.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Install a newer aedesk.</source>
        <translation>Ein neueres aedesk installieren.</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>Es noch einmal installieren.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Das Modell noch einmal installieren.</translation>
    </message>
    <message>
        <source>Internal error: {0}: {1}</source>
        <translation>Interner Fehler: {0}: {1}</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Is enough memory free?</source>
        <translation>Ist genug Arbeitsspeicher frei?</translation>
    </message>
    <message>
        <source>It can set {0}.</source>
        <translation>Einstellbar sind {0}.</translation>
    </message>
    <message>
        <source>Its output {0} differs from {1}, that of {2}, only in a way that some systems do not mind.</source>
        <translation>Das Ergebnis {0} unterscheidet sich von {1}, dem von {2}, nur auf eine Weise, die manche Systeme nicht beachten.</translation>
    </message>
    <message>
        <source>Its output {0} is an input too.</source>
        <translation>Das Ergebnis {0} ist auch eine Eingabe.</translation>
    </message>
    <message>
        <source>Its output {0} is that of {1} too.</source>
        <translation>Das Ergebnis {0} ist auch das von {1}.</translation>
    </message>
    <message>
        <source>KERAS_BACKEND is {0}, which cannot refine latents.</source>
        <translation>KERAS_BACKEND ist {0}; das kann latente Werte nicht verfeinern.</translation>
    </message>
    <message>
        <source>Keras cannot be loaded: {0}.</source>
        <translation>Keras lässt sich nicht laden: {0}.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Sie weglassen.</translation>
    </message>
    <message>
        <source>Leave one of them in the folder.</source>
        <translation>Lassen Sie nur eine davon im Ordner.</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>Sie weglassen.</translation>
    </message>
    <message>
        <source>Let it go on until its first validation.</source>
        <translation>Bitte bis zur ersten Messung weiterlaufen lassen.</translation>
    </message>
    <message>
        <source>Let the lowest be at most the highest.</source>
        <translation>Die niedrigste darf nicht über der höchsten liegen.</translation>
    </message>
    <message>
        <source>Memory may have run out; close other programs.</source>
        <translation>Vielleicht reichte der Speicher nicht; bitte andere Programme schließen.</translation>
    </message>
    <message>
        <source>Memory ran out in the network {0}.</source>
        <translation>Im Netz {0} ging der Arbeitsspeicher aus.</translation>
    </message>
    <message>
        <source>Memory ran out while a picture of {0} pixels was read.</source>
        <translation>Beim Lesen eines Bildes mit {0} Pixeln ging der Arbeitsspeicher aus.</translation>
    </message>
    <message>
        <source>Memory ran out while {0} was written.</source>
        <translation>Beim Schreiben von {0} ging der Arbeitsspeicher aus.</translation>
    </message>
    <message>
        <source>Memory ran out, so tiles of {0} the size were used, which is slower.</source>
        <translation>Der Arbeitsspeicher ging aus; daher wurden Kacheln mit {0} der Größe verwendet, was langsamer ist.</translation>
    </message>
    <message>
        <source>Models that you trained or imported are in {0}.</source>
        <translation>Selbst trainierte oder importierte Modelle liegen in {0}.</translation>
    </message>
    <message>
        <source>Name each once.</source>
        <translation>Jedes nur einmal nennen.</translation>
    </message>
    <message>
        <source>Name it {0}.</source>
        <translation>Sie {0} nennen.</translation>
    </message>
    <message>
        <source>Name one of: {0}.</source>
        <translation>Bitte eines davon angeben: {0}.</translation>
    </message>
    <message>
        <source>Name the .aemodel file of a model.</source>
        <translation>Die .aemodel-Datei eines Modells nennen.</translation>
    </message>
    <message>
        <source>Near-copies of held-out pictures are learned from (groups: {0}): figures will be better than the model is.</source>
        <translation>Gelernt wird auch von fast gleichen Bildern der zurückgelegten (Gruppen: {0}): Die Zahlen werden besser sein als das Modell.</translation>
    </message>
    <message>
        <source>No denoiser is installed.</source>
        <translation>Es ist kein Entrauscher installiert.</translation>
    </message>
    <message>
        <source>No file was made. Please report this, with the picture if you can.</source>
        <translation>Es wurde keine Datei gemacht. Bitte melden, möglichst mit dem Bild.</translation>
    </message>
    <message>
        <source>No model could be made of the run.</source>
        <translation>Aus dem Lauf konnte kein Modell gemacht werden.</translation>
    </message>
    <message>
        <source>No picture in {0} has a namesake in {1}.</source>
        <translation>Kein Bild in {0} hat ein gleichnamiges in {1}.</translation>
    </message>
    <message>
        <source>No process can be started for the training: {0}.</source>
        <translation>Für das Training lässt sich kein Prozess starten: {0}.</translation>
    </message>
    <message>
        <source>No process trains in {0}.</source>
        <translation>In {0} trainiert kein Prozess.</translation>
    </message>
    <message>
        <source>No recipe can hold {0} {1}: it is no Unicode text.</source>
        <translation>Ein Rezept kann {0} {1} nicht enthalten: Es ist kein Unicode-Text.</translation>
    </message>
    <message>
        <source>No shell is involved; for a pipe or a variable write: sh -c &apos;...&apos; sh {{input}} {{output}}</source>
        <translation>Es ist keine Shell beteiligt; für eine Pipe oder Variable: sh -c &apos;...&apos; sh {{input}} {{output}}</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>auf dem Gerät ist kein Platz mehr</translation>
    </message>
    <message>
        <source>No strip of the picture can be decoded; nothing is left to salvage.</source>
        <translation>Kein Streifen des Bildes lässt sich dekodieren; es gibt nichts mehr zu retten.</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>es gibt kein solches Gerät</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>es gibt keine solche Datei und keinen solchen Ordner</translation>
    </message>
    <message>
        <source>No worker process can be started ({0}).</source>
        <translation>Es lässt sich kein Arbeitsprozess starten ({0}).</translation>
    </message>
    <message>
        <source>None of {0} files is a picture of at least {1}×{2} pixels.</source>
        <translation>Keine von {0} Dateien ist ein Bild von mindestens {1}×{2} Pixeln.</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>Nothing has been measured in this run.</source>
        <translation>In diesem Lauf wurde noch nichts gemessen.</translation>
    </message>
    <message>
        <source>One of the {0} is named twice.</source>
        <translation>Bei {0} ist etwas doppelt angegeben.</translation>
    </message>
    <message>
        <source>Only the strips of a lossless picture hold alpha.</source>
        <translation>Nur die Streifen eines verlustfreien Bildes enthalten Alpha.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>Own presets are TOML files in {0}.</source>
        <translation>Eigene Vorlagen sind TOML-Dateien in {0}.</translation>
    </message>
    <message>
        <source>Pass transparency as alpha, or use Picture.from_array.</source>
        <translation>Transparenz als Alpha übergeben oder Picture.from_array verwenden.</translation>
    </message>
    <message>
        <source>Pause, continue or stop that one.</source>
        <translation>Jenen anhalten, fortsetzen oder beenden.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>die Berechtigung fehlt</translation>
    </message>
    <message>
        <source>Pictures of pairs without their partner: {0}.</source>
        <translation>Bilder ohne ihr Gegenstück: {0}.</translation>
    </message>
    <message>
        <source>Pictures with a side under {0} pixels: {1}.</source>
        <translation>Bilder mit einer Seite unter {0} Pixeln: {1}.</translation>
    </message>
    <message>
        <source>Pillow with {0}</source>
        <translation>Pillow mit {0}</translation>
    </message>
    <message>
        <source>Pillow would give 12 bits the range of 16</source>
        <translation>Pillow gäbe 12 Bit den Bereich von 16</translation>
    </message>
    <message>
        <source>Quality 1 is better than that already.</source>
        <translation>Schon Qualität 1 ist besser als das.</translation>
    </message>
    <message>
        <source>Quality 100 does not need more bytes.</source>
        <translation>Qualität 100 braucht nicht mehr Byte.</translation>
    </message>
    <message>
        <source>Quality lies in {0}..{1}, in steps of 1/{2}; received {3}.</source>
        <translation>Die Qualität liegt in {0} bis {1}, in Schritten von 1/{2}; erhalten: {3}.</translation>
    </message>
    <message>
        <source>Raw profile type exif</source>
        <translation>Raw profile type exif</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Received scales of shape {0}; {1} numbers are needed.</source>
        <translation>Skalen der Form {0} erhalten; {1} Zahlen werden gebraucht.</translation>
    </message>
    <message>
        <source>Received symbols {0} with indexes {1}; shapes must agree.</source>
        <translation>Symbole {0} mit Indizes {1} erhalten; die Formen müssen gleich sein.</translation>
    </message>
    <message>
        <source>Received {0} strips; the header asks for {1}.</source>
        <translation>{0} Streifen erhalten; der Kopf verlangt {1}.</translation>
    </message>
    <message>
        <source>Remove it yourself.</source>
        <translation>Selbst entfernen.</translation>
    </message>
    <message>
        <source>Remove that one first, if it is not needed.</source>
        <translation>Zuerst jenes entfernen, falls es nicht gebraucht wird.</translation>
    </message>
    <message>
        <source>Remove what has that name.</source>
        <translation>Entfernen, was diesen Namen hat.</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>Bitte umbenennen.</translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation>Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Samples are stored in an unknown form ({0}).</source>
        <translation>Abtastwerte sind in einer unbekannten Form gespeichert ({0}).</translation>
    </message>
    <message>
        <source>Samples are uint8 or uint16 (H, W, C); received {0}{1}.</source>
        <translation>Abtastwerte sind uint8 oder uint16 (H, W, C); erhalten: {0}{1}.</translation>
    </message>
    <message>
        <source>Samples of {0}×{1} pixels are not stored as WebP.</source>
        <translation>Abtastwerte von {0}×{1} Pixeln werden nicht als WebP gespeichert.</translation>
    </message>
    <message>
        <source>Save it with interleaved channels (planar configuration 1).</source>
        <translation>Mit verschränkten Kanälen speichern (Planar Configuration 1).</translation>
    </message>
    <message>
        <source>Scale indexes must be below {0}; received {1}.</source>
        <translation>Skalenindizes müssen kleiner als {0} sein; erhalten: {1}.</translation>
    </message>
    <message>
        <source>Scale indexes must be uint8; received {0}.</source>
        <translation>Skalenindizes müssen uint8 sein; erhalten: {0}.</translation>
    </message>
    <message>
        <source>Scale other types to 0..255 or 0..65535 first.</source>
        <translation>Andere Typen zuerst auf 0..255 oder 0..65535 skalieren.</translation>
    </message>
    <message>
        <source>Scales must lie in (0, {0}]; received {1}..{2}.</source>
        <translation>Skalen müssen in (0, {0}] liegen; erhalten: {1}..{2}.</translation>
    </message>
    <message>
        <source>Set it to {0}.</source>
        <translation>Auf {0} setzen.</translation>
    </message>
    <message>
        <source>Split it, or raise the limit on input bytes.</source>
        <translation>Aufteilen oder die Grenze für Eingaben erhöhen.</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>die Datei ist nicht mehr erreichbar</translation>
    </message>
    <message>
        <source>Standard input has no name for its output.</source>
        <translation>Die Standardeingabe hat keinen Namen für ihr Ergebnis.</translation>
    </message>
    <message>
        <source>Standard output takes one result; several inputs or a folder were named.</source>
        <translation>Die Standardausgabe nimmt ein Ergebnis; es wurden mehrere Eingaben oder ein Ordner genannt.</translation>
    </message>
    <message>
        <source>Stop it first, or discard the run.</source>
        <translation>Ihn zuerst beenden oder den Lauf verwerfen.</translation>
    </message>
    <message>
        <source>Stop it first, or name another folder.</source>
        <translation>Ihn zuerst beenden oder einen anderen Ordner nennen.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Ihn zuerst beenden.</translation>
    </message>
    <message>
        <source>Stored without loss, which is within the target.</source>
        <translation>Verlustfrei gespeichert, was im Ziel liegt.</translation>
    </message>
    <message>
        <source>Stored without loss, {0} quality {1}.</source>
        <translation>Verlustfrei gespeichert, {0} Qualität {1}.</translation>
    </message>
    <message>
        <source>Stored without loss{0}</source>
        <translation>Verlustfrei gespeichert{0}</translation>
    </message>
    <message>
        <source>Strip {0} does not decode to the samples that were encoded.</source>
        <translation>Streifen {0} ergibt nicht die Abtastwerte, die kodiert wurden.</translation>
    </message>
    <message>
        <source>Strip {0} does not decode to the symbols that were encoded.</source>
        <translation>Streifen {0} ergibt nicht die Symbole, die kodiert wurden.</translation>
    </message>
    <message>
        <source>Strip {0} of the latent file is damaged: {1}</source>
        <translation>Streifen {0} der .aed-Datei ist beschädigt: {1}</translation>
    </message>
    <message>
        <source>Strip {0} of the latent file is damaged: {1}.</source>
        <translation>Streifen {0} der .aed-Datei ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>Symbols must be integers; received {0}.</source>
        <translation>Symbole müssen ganze Zahlen sein; erhalten: {0}.</translation>
    </message>
    <message>
        <source>Symbols must lie in −32768..32767; received {0}..{1}.</source>
        <translation>Symbole müssen in −32768..32767 liegen; erhalten: {0}..{1}.</translation>
    </message>
    <message>
        <source>The alpha is {0} {1}; the pixels need {2} {3}.</source>
        <translation>Alpha ist {0} {1}; die Pixel brauchen {2} {3}.</translation>
    </message>
    <message>
        <source>The alpha plane is damaged: {0}</source>
        <translation>Die Alpha-Ebene ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>The alpha plane is left out: {0}</source>
        <translation>Die Alpha-Ebene fehlt: {0}</translation>
    </message>
    <message>
        <source>The array has the shape {0}; (H, W) and (H, W, C) with C = 1..4 are allowed.</source>
        <translation>Das Array hat die Form {0}; erlaubt sind (H, W) und (H, W, C) mit C = 1..4.</translation>
    </message>
    <message>
        <source>The check of the pictures broke off.</source>
        <translation>Die Prüfung der Bilder ist abgebrochen.</translation>
    </message>
    <message>
        <source>The checksum of the header at byte {0} is wrong.</source>
        <translation>Die Prüfsumme des Kopfes bei Byte {0} ist falsch.</translation>
    </message>
    <message>
        <source>The checksum of the header is wrong.</source>
        <translation>Die Prüfsumme des Kopfes ist falsch.</translation>
    </message>
    <message>
        <source>The checksum of the section {0} at byte {1} is wrong.</source>
        <translation>Die Prüfsumme des Abschnitts {0} bei Byte {1} ist falsch.</translation>
    </message>
    <message>
        <source>The crop is {0} pixels; the loss {1} needs {2} or more.</source>
        <translation>Der Ausschnitt hat {0} Pixel; der Verlust {1} braucht {2} oder mehr.</translation>
    </message>
    <message>
        <source>The data of a PNG cannot be decoded: {0}</source>
        <translation>Die Daten eines PNG lassen sich nicht dekodieren: {0}</translation>
    </message>
    <message>
        <source>The data of a PNG give {0} samples of {1} bits; {2} of {3} are needed.</source>
        <translation>Die Daten eines PNG ergeben {0} Abtastwerte mit {1} Bit; gebraucht werden {2} mit {3}.</translation>
    </message>
    <message>
        <source>The decoder hint lies in 0..{0}; received {1}.</source>
        <translation>Der Decoder-Hinweis liegt in 0 bis {0}; erhalten: {1}.</translation>
    </message>
    <message>
        <source>The description of the model {0} is damaged: {1}.</source>
        <translation>Die Beschreibung des Modells {0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>The effort is {0}; a whole number {1} to {2} is allowed.</source>
        <translation>Der Aufwand ist {0}; erlaubt ist eine ganze Zahl von {1} bis {2}.</translation>
    </message>
    <message>
        <source>The entropy coder broke off in the {0}: {1}</source>
        <translation>Der Entropiedecoder brach ab ({0}): {1}</translation>
    </message>
    <message>
        <source>The entropy table of scale index {0} sums to {1} instead of {2}.</source>
        <translation>Die Entropietabelle zum Skalenindex {0} hat die Summe {1} statt {2}.</translation>
    </message>
    <message>
        <source>The file has over {0} bytes, which is the limit.</source>
        <translation>Die Datei hat mehr als {0} Byte; das ist die Grenze.</translation>
    </message>
    <message>
        <source>The file has {0} bytes; the limit is {1}.</source>
        <translation>Die Datei hat {0} Byte; die Grenze ist {1}.</translation>
    </message>
    <message>
        <source>The file is most likely damaged in a way that a library cannot bear.</source>
        <translation>Die Datei ist wohl auf eine Weise beschädigt, die eine Bibliothek nicht verträgt.</translation>
    </message>
    <message>
        <source>The file needs the model {0}, which is not installed; there are: {1}.</source>
        <translation>Die Datei braucht das Modell {0}, das nicht installiert ist; es gibt: {1}.</translation>
    </message>
    <message>
        <source>The file needs the model {0}; received {1}.</source>
        <translation>Die Datei braucht das Modell {0}; erhalten: {1}.</translation>
    </message>
    <message>
        <source>The file was altered, or it was made with another model.</source>
        <translation>Die Datei wurde verändert oder mit einem anderen Modell gemacht.</translation>
    </message>
    <message>
        <source>The file was cut or altered on its way; fetch it again.</source>
        <translation>Die Datei wurde unterwegs abgeschnitten oder verändert; noch einmal holen.</translation>
    </message>
    <message>
        <source>The finished file does not read as what was written.</source>
        <translation>Die fertige Datei liest sich nicht als das, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>The first of {0} frames was taken.</source>
        <translation>Das erste von {0} Einzelbildern wurde genommen.</translation>
    </message>
    <message>
        <source>The first of {0} pages was taken.</source>
        <translation>Die erste von {0} Seiten wurde genommen.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: {1}.</translation>
    </message>
    <message>
        <source>The format {0} cannot be written; allowed are {1}.</source>
        <translation>Das Format {0} lässt sich nicht schreiben; erlaubt sind {1}.</translation>
    </message>
    <message>
        <source>The graph {0} of the model {1} cannot be loaded: {2}</source>
        <translation>Der Graph {0} des Modells {1} lässt sich nicht laden: {2}</translation>
    </message>
    <message>
        <source>The header at byte {0} is impossible: {1}</source>
        <translation>Der Kopf bei Byte {0} ist unmöglich: {1}</translation>
    </message>
    <message>
        <source>The header of the {0} data is damaged or cut short.</source>
        <translation>Der Kopf der {0}-Daten ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>The latent file declares {0}×{1} = {2} pixels; the limit is {3}.</source>
        <translation>Die .aed-Datei nennt {0}×{1} = {2} Pixel; die Grenze ist {3}.</translation>
    </message>
    <message>
        <source>The latent file ends at byte {0}, but {1} more bytes follow.</source>
        <translation>Die .aed-Datei endet bei Byte {0}, aber {1} weitere Byte folgen.</translation>
    </message>
    <message>
        <source>The latent file has the format version {0}; this aedesk reads version {1}.</source>
        <translation>Die .aed-Datei hat die Formatversion {0}; dieses aedesk liest Version {1}.</translation>
    </message>
    <message>
        <source>The latent file has {0} bytes; the limit is {1}.</source>
        <translation>Die .aed-Datei hat {0} Byte; die Grenze ist {1}.</translation>
    </message>
    <message>
        <source>The latent file is cut at byte {0}: {1} bytes are missing.</source>
        <translation>Die .aed-Datei ist bei Byte {0} abgeschnitten: {1} Byte fehlen.</translation>
    </message>
    <message>
        <source>The latent file is lossless in a way that this aedesk does not know (flags {0}).</source>
        <translation>Die .aed-Datei ist auf eine Weise verlustfrei, die dieses aedesk nicht kennt (Flags {0}).</translation>
    </message>
    <message>
        <source>The latent file needs the section {0}, which this aedesk does not know.</source>
        <translation>Die .aed-Datei braucht den Abschnitt {0}, den dieses aedesk nicht kennt.</translation>
    </message>
    <message>
        <source>The latent file uses a feature that this aedesk does not know (flags {0}).</source>
        <translation>Die .aed-Datei nutzt etwas, das dieses aedesk nicht kennt (Flags {0}).</translation>
    </message>
    <message>
        <source>The lowest quality is {0}, the highest {1}.</source>
        <translation>Die niedrigste Qualität ist {0}, die höchste {1}.</translation>
    </message>
    <message>
        <source>The main one of {0} pictures was taken.</source>
        <translation>Das Hauptbild von {0} Bildern wurde genommen.</translation>
    </message>
    <message>
        <source>The model id has {0} bytes here; received {1}.</source>
        <translation>Die Kennung eines Modells hat hier {0} Byte; erhalten: {1}.</translation>
    </message>
    <message>
        <source>The model package lacks the array {0}.</source>
        <translation>Dem Modellpaket fehlt das Array {0}.</translation>
    </message>
    <message>
        <source>The model {0} cannot be removed: it is not in your folder of models.</source>
        <translation>Das Modell {0} lässt sich nicht entfernen: Es liegt nicht im eigenen Ordner der Modelle.</translation>
    </message>
    <message>
        <source>The model {0} does not name its file {1}.</source>
        <translation>Das Modell {0} nennt seine Datei {1} nicht.</translation>
    </message>
    <message>
        <source>The model {0} has the same id {1}, but other weights.</source>
        <translation>Das Modell {0} hat dieselbe Kennung {1}, aber andere Gewichte.</translation>
    </message>
    <message>
        <source>The model {0} is a {1}, no denoiser.</source>
        <translation>Das Modell {0} ist kein Entrauscher, sondern: {1}.</translation>
    </message>
    <message>
        <source>The model {0} is damaged: {1} was altered.</source>
        <translation>Das Modell {0} ist beschädigt: {1} wurde verändert.</translation>
    </message>
    <message>
        <source>The model {0} is of size {1}, not {2}.</source>
        <translation>Das Modell {0} hat die Größe {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>The model {0} lacks its file {1}: {2}.</source>
        <translation>Dem Modell {0} fehlt seine Datei {1}: {2}.</translation>
    </message>
    <message>
        <source>The model&apos;s architecture has missing or unknown numbers: {0}.</source>
        <translation>Der Architektur des Modells fehlen Zahlen, oder sie hat unbekannte: {0}.</translation>
    </message>
    <message>
        <source>The model&apos;s cell is {0}; 1, 2, 4 and 8 are allowed.</source>
        <translation>Die Zelle des Modells ist {0}; erlaubt sind 1, 2, 4 und 8.</translation>
    </message>
    <message>
        <source>The model&apos;s depthwise is {0}; 0 and odd numbers are allowed.</source>
        <translation>Der Wert „depthwise“ des Modells ist {0}; erlaubt sind 0 und ungerade Zahlen.</translation>
    </message>
    <message>
        <source>The model&apos;s description is larger than {0} bytes.</source>
        <translation>Die Beschreibung des Modells hat mehr als {0} Byte.</translation>
    </message>
    <message>
        <source>The model&apos;s gains/{0} are missing or of a wrong shape.</source>
        <translation>Die Werte gains/{0} des Modells fehlen oder haben eine falsche Form.</translation>
    </message>
    <message>
        <source>The model&apos;s hyper-latent scale indexes are outside 1 to 63.</source>
        <translation>Die Skalenindizes der hyperlatenten Werte des Modells liegen außerhalb von 1 bis 63.</translation>
    </message>
    <message>
        <source>The model&apos;s integer layer {0} could reach a sum of {1}; exact sums stay under {2}.</source>
        <translation>Die Ganzzahlschicht {0} des Modells könnte die Summe {1} erreichen; exakte Summen bleiben unter {2}.</translation>
    </message>
    <message>
        <source>The model&apos;s kernel is {0}; it must be odd.</source>
        <translation>Der Kern des Modells ist {0}; er muss ungerade sein.</translation>
    </message>
    <message>
        <source>The model&apos;s latent_channels is {0}; it must divide by 4.</source>
        <translation>Der Wert „latent_channels“ des Modells ist {0}; er muss durch 4 teilbar sein.</translation>
    </message>
    <message>
        <source>The model&apos;s patch is {0} and its cell {1}; 0, 2, 6 and 10 are allowed, all but 0 with a cell of 2 or more.</source>
        <translation>Der Wert „patch“ des Modells ist {0} und seine Zelle {1}; erlaubt sind 0, 2, 6 und 10, alle außer 0 mit einer Zelle ab 2.</translation>
    </message>
    <message>
        <source>The model&apos;s synthesis/linear/kernel is missing or of a wrong shape.</source>
        <translation>Der Wert synthesis/linear/kernel des Modells fehlt oder hat eine falsche Form.</translation>
    </message>
    <message>
        <source>The model&apos;s weights lack {0}.</source>
        <translation>Den Gewichten des Modells fehlt {0}.</translation>
    </message>
    <message>
        <source>The model&apos;s {0} has {1} bytes instead of {2}.</source>
        <translation>Der Wert {0} des Modells hat {1} Byte statt {2}.</translation>
    </message>
    <message>
        <source>The model&apos;s {0} is {1} of shape {2}; {3} of {4} is needed.</source>
        <translation>Der Wert {0} des Modells ist {1} der Form {2}; nötig ist {3} der Form {4}.</translation>
    </message>
    <message>
        <source>The model&apos;s {0} is {1}; a whole number {2} to {3} is allowed.</source>
        <translation>Der Wert {0} des Modells ist {1}; erlaubt ist eine ganze Zahl von {2} bis {3}.</translation>
    </message>
    <message>
        <source>The name {0} does not say which format to write; allowed are {1}.</source>
        <translation>Der Name {0} sagt nicht, welches Format zu schreiben ist; erlaubt sind {1}.</translation>
    </message>
    <message>
        <source>The name {0} is not allowed.</source>
        <translation>Der Name {0} ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>The networks of the model {0} have {1}.</source>
        <translation>Die Netze des Modells {0} haben {1}.</translation>
    </message>
    <message>
        <source>The output is written, but {0} ended with status {1}{2}</source>
        <translation>Das Ergebnis ist geschrieben, aber {0} endete mit Status {1}{2}</translation>
    </message>
    <message>
        <source>The picture cannot be written as {0}: {1}.</source>
        <translation>Das Bild lässt sich nicht als {0} schreiben: {1}.</translation>
    </message>
    <message>
        <source>The picture has {0} pixels ({1}×{2}); the limit is {3}.</source>
        <translation>Das Bild hat {0} Pixel ({1}×{2}); die Grenze ist {3}.</translation>
    </message>
    <message>
        <source>The picture has {0} samples; grey, RGB, palette and CMYK with 8 or 16 bits per sample are read.</source>
        <translation>Das Bild hat Abtastwerte der Art {0}; gelesen werden Grau, RGB, Palette und CMYK mit 8 oder 16 Bit je Abtastwert.</translation>
    </message>
    <message>
        <source>The picture is partly transparent, which JPEG cannot hold.</source>
        <translation>Das Bild ist teilweise durchsichtig; das kann JPEG nicht speichern.</translation>
    </message>
    <message>
        <source>The picture is stored without loss, so there are no latents whose bits could be mapped.</source>
        <translation>Das Bild ist verlustfrei gespeichert, es gibt also keine latenten Werte, deren Bits sich zeigen ließen.</translation>
    </message>
    <message>
        <source>The picture is {0}×{1} pixels; a side may have at most {2}.</source>
        <translation>Das Bild hat {0}×{1} Pixel; eine Seite darf höchstens {2} haben.</translation>
    </message>
    <message>
        <source>The picture is {0}×{1} pixels; a side of {2} has at most {3}.</source>
        <translation>Das Bild hat {0}×{1} Pixel; eine Seite hat in {2} höchstens {3}.</translation>
    </message>
    <message>
        <source>The pixels have {0} channels; 1 (grey) or 3 (RGB) are allowed.</source>
        <translation>Die Pixel haben {0} Kanäle; erlaubt sind 1 (Grau) und 3 (RGB).</translation>
    </message>
    <message>
        <source>The preset {0} cannot be deleted: {1}.</source>
        <translation>Die Vorlage {0} lässt sich nicht löschen: {1}.</translation>
    </message>
    <message>
        <source>The preset {0} cannot be read: {1}.</source>
        <translation>Die Vorlage {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The preset {0} sets {1} to {2}; it must be {3}.</source>
        <translation>Die Vorlage {0} setzt {1} auf {2}; nötig ist {3}.</translation>
    </message>
    <message>
        <source>The preset {0} sets {1}; a preset can set {2}.</source>
        <translation>Die Vorlage {0} setzt {1}; eine Vorlage kann setzen: {2}.</translation>
    </message>
    <message>
        <source>The process ended without a word: it was killed, or the machine was switched off.</source>
        <translation>Der Prozess endete ohne ein Wort: Er wurde abgebrochen, oder der Rechner wurde ausgeschaltet.</translation>
    </message>
    <message>
        <source>The process that refines latents ended with status {0} and said: {1}</source>
        <translation>Der Prozess, der latente Werte verfeinert, endete mit Status {0} und sagte: {1}</translation>
    </message>
    <message>
        <source>The process that worked on it died twice ({0}).</source>
        <translation>Der Prozess, der daran arbeitete, ist zweimal abgestürzt ({0}).</translation>
    </message>
    <message>
        <source>The process that worked on it was killed twice, most likely because memory ran out.</source>
        <translation>Der Prozess, der daran arbeitete, wurde zweimal beendet, wohl weil der Arbeitsspeicher ausging.</translation>
    </message>
    <message>
        <source>The quality is {0}; 1 to 100 are allowed.</source>
        <translation>Die Qualität ist {0}; erlaubt sind 1 bis 100.</translation>
    </message>
    <message>
        <source>The quality is {0}; 1 to 100 is allowed.</source>
        <translation>Die Qualität ist {0}; erlaubt ist 1 bis 100.</translation>
    </message>
    <message>
        <source>The quality is {0}; a whole number 1 to 100 is allowed.</source>
        <translation>Die Qualität ist {0}; erlaubt ist eine ganze Zahl von 1 bis 100.</translation>
    </message>
    <message>
        <source>The recipe {0} cannot be read: it is nested too deep.</source>
        <translation>Das Rezept {0} kann nicht gelesen werden: Es ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The recipe {0} cannot be read: {1}.</source>
        <translation>Das Rezept {0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>The recipe {0} lacks {1}: {2}.</source>
        <translation>Im Rezept {0} fehlt {1}: {2}.</translation>
    </message>
    <message>
        <source>The recipe {0} sets {1} to {2}; it must be {3}.</source>
        <translation>Das Rezept {0} setzt {1} auf {2}; nötig ist {3}.</translation>
    </message>
    <message>
        <source>The recipe {0} sets {1}, which a {2} does not have.</source>
        <translation>Das Rezept {0} setzt {1}; das gibt es bei {2} nicht.</translation>
    </message>
    <message>
        <source>The recipe {0} {1}; there are {2}.</source>
        <translation>Das Rezept {0} {1}; es gibt {2}.</translation>
    </message>
    <message>
        <source>The region is {0}; four whole numbers X,Y,W,H are needed.</source>
        <translation>Der Ausschnitt ist {0}; nötig sind vier ganze Zahlen X,Y,W,H.</translation>
    </message>
    <message>
        <source>The region {0},{1},{2},{3} is not inside the picture, which has {4}×{5} pixels.</source>
        <translation>Der Ausschnitt {0},{1},{2},{3} liegt nicht im Bild, das {4}×{5} Pixel hat.</translation>
    </message>
    <message>
        <source>The run itself is unharmed.</source>
        <translation>Der Lauf selbst ist unversehrt.</translation>
    </message>
    <message>
        <source>The run was stopped before this output was written.</source>
        <translation>Der Lauf wurde angehalten, bevor dieses Ergebnis geschrieben war.</translation>
    </message>
    <message>
        <source>The section {0} at byte {1} is there twice.</source>
        <translation>Den Abschnitt {0} bei Byte {1} gibt es zweimal.</translation>
    </message>
    <message>
        <source>The section {0} does not decompress to its {1} bytes.</source>
        <translation>Der Abschnitt {0} ergibt entpackt nicht seine {1} Byte.</translation>
    </message>
    <message>
        <source>The section {0} does not decompress: {1}</source>
        <translation>Der Abschnitt {0} lässt sich nicht entpacken: {1}</translation>
    </message>
    <message>
        <source>The section {0} is impossible: {1}</source>
        <translation>Der Abschnitt {0} ist unmöglich: {1}</translation>
    </message>
    <message>
        <source>The section {0} is stored in a way this aedesk does not know (flags {1}).</source>
        <translation>Der Abschnitt {0} ist auf eine Weise gespeichert, die dieses aedesk nicht kennt (Flags {1}).</translation>
    </message>
    <message>
        <source>The signature of the latent file is damaged ({0}): it was cut, or sent as text.</source>
        <translation>Die Signatur der .aed-Datei ist beschädigt ({0}): Sie wurde abgeschnitten oder als Text gesendet.</translation>
    </message>
    <message>
        <source>The target PSNR is {0} dB; it must be a positive number.</source>
        <translation>Die Ziel-PSNR ist {0} dB; sie muss positiv sein.</translation>
    </message>
    <message>
        <source>The target is {0} bytes; the smallest possible file has {1}.</source>
        <translation>Das Ziel ist {0} Byte; die kleinste mögliche Datei hat {1}.</translation>
    </message>
    <message>
        <source>The target is {0} bytes; without loss the picture takes {1}.</source>
        <translation>Das Ziel ist {0} Byte; verlustfrei braucht das Bild {1}.</translation>
    </message>
    <message>
        <source>The target is {0} dB; this picture reaches {1} dB at most.</source>
        <translation>Das Ziel ist {0} dB; dieses Bild erreicht höchstens {1} dB.</translation>
    </message>
    <message>
        <source>The target size is {0} bytes; it must be positive.</source>
        <translation>Die Zielgröße ist {0} Byte; sie muss positiv sein.</translation>
    </message>
    <message>
        <source>The tiff data are cut short: {0} bytes of {1} are there.</source>
        <translation>Die TIFF-Daten sind abgeschnitten: {0} von {1} Byte sind da.</translation>
    </message>
    <message>
        <source>The weights of the model do not fit its {0} network: {1}.</source>
        <translation>Die Gewichte des Modells passen nicht zu seinem Netz {0}: {1}.</translation>
    </message>
    <message>
        <source>The weights of the model {0} cannot be read: {1}.</source>
        <translation>Die Gewichte des Modells {0} lassen sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The weights of the model {0} do not fit its networks: {1}.</source>
        <translation>Die Gewichte des Modells {0} passen nicht zu seinen Netzen: {1}.</translation>
    </message>
    <message>
        <source>The weights of the model {0} have missing or unknown arrays: {1}.</source>
        <translation>Den Gewichten des Modells {0} fehlen Arrays, oder sie haben unbekannte: {1}.</translation>
    </message>
    <message>
        <source>The {0} data are damaged or cut short: {1}.</source>
        <translation>Die {0}-Daten sind beschädigt oder abgeschnitten; der Decoder meldet: {1}.</translation>
    </message>
    <message>
        <source>The {0} ends in a zero byte, which no stream does.</source>
        <translation>Beschädigt: {0} endet mit einem Nullbyte; das tut kein Datenstrom.</translation>
    </message>
    <message>
        <source>The {0} escapes a value that needs no escape.</source>
        <translation>Beschädigt: {0} maskiert einen Wert, der das nicht braucht.</translation>
    </message>
    <message>
        <source>The {0} goes on for {1} words after its last symbol.</source>
        <translation>Beschädigt: {0} geht nach dem letzten Symbol noch {1} Wörter weiter.</translation>
    </message>
    <message>
        <source>The {0} has the shape {1} and strides {2}; a contiguous array of {3} dimensions with at least one pixel is needed.</source>
        <translation>{0} hat die Form {1} und die Schrittweiten {2}; nötig ist ein zusammenhängendes Array mit {3} Dimensionen und mindestens einem Pixel.</translation>
    </message>
    <message>
        <source>The {0} has {1} bytes; JPEG holds at most {2}.</source>
        <translation>{0} hat {1} Byte; JPEG fasst höchstens {2}.</translation>
    </message>
    <message>
        <source>The {0} has {1} bytes; a latent file holds at most {2} of it.</source>
        <translation>{0} hat {1} Byte; eine .aed-Datei fasst davon höchstens {2}.</translation>
    </message>
    <message>
        <source>The {0} is of type {1}; uint8 and uint16 are allowed.</source>
        <translation>{0} ist vom Typ {1}; erlaubt sind uint8 und uint16.</translation>
    </message>
    <message>
        <source>The {0} is {1}; 0 to 100 is allowed.</source>
        <translation>{0} ist {1}; erlaubt ist 0 bis 100.</translation>
    </message>
    <message>
        <source>The {0} is {1}; {2} to {3} is allowed.</source>
        <translation>{0} ist {1}; erlaubt ist {2} bis {3}.</translation>
    </message>
    <message>
        <source>The {0} is {1}{2}; it must be a multiple of {3}.</source>
        <translation>{0} ist {1}{2}; nötig ist ein Vielfaches von {3}.</translation>
    </message>
    <message>
        <source>There are no files in {0}.</source>
        <translation>In {0} sind keine Dateien.</translation>
    </message>
    <message>
        <source>There is no device {0}; auto, cpu, gpu or gpu:1 are allowed.</source>
        <translation>Ein Gerät {0} gibt es nicht; erlaubt sind auto, cpu, gpu oder gpu:1.</translation>
    </message>
    <message>
        <source>There is no preset {0}; there are {1}.</source>
        <translation>Eine Vorlage {0} gibt es nicht; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no section at byte {0}, where one should start.</source>
        <translation>Bei Byte {0} steht kein Abschnitt, wo einer beginnen sollte.</translation>
    </message>
    <message>
        <source>There is no size {0}; there are {1}.</source>
        <translation>Eine Größe {0} gibt es nicht; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no {0} {1}; there are {2}.</source>
        <translation>Es gibt nichts dieser Art ({0}) namens {1}; es gibt {2}.</translation>
    </message>
    <message>
        <source>There is no {0}; there are: {1}.</source>
        <translation>Es gibt {0} nicht; es gibt: {1}.</translation>
    </message>
    <message>
        <source>There is not enough memory for this picture.</source>
        <translation>Für dieses Bild ist nicht genug Arbeitsspeicher da.</translation>
    </message>
    <message>
        <source>There is nothing at {0}.</source>
        <translation>Bei {0} ist nichts.</translation>
    </message>
    <message>
        <source>There is nothing to learn from.</source>
        <translation>Es gibt nichts, woraus sich lernen ließe.</translation>
    </message>
    <message>
        <source>This TIFF has samples of {0} bits ({1}, photometric interpretation {2}), which are not read.</source>
        <translation>Dieses TIFF hat Abtastwerte mit {0} Bit ({1}, fotometrische Deutung {2}), die nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This TIFF keeps its 16-bit channels in separate planes, which is not read.</source>
        <translation>Dieses TIFF hält seine 16-Bit-Kanäle in getrennten Ebenen; das wird nicht gelesen.</translation>
    </message>
    <message>
        <source>This is a picture of the format {0}, which needs {1}.</source>
        <translation>Dies ist ein Bild im Format {0}; dazu braucht es {1}.</translation>
    </message>
    <message>
        <source>This is not a latent file: it starts with {0}.</source>
        <translation>Dies ist keine .aed-Datei: Sie beginnt mit {0}.</translation>
    </message>
    <message>
        <source>This is {0}, not a picture that can be read; readable are {1} (and {2} with the extra of that name).</source>
        <translation>Dies ist {0}, kein lesbares Bild; lesbar sind {1} (und {2} mit der gleichnamigen Erweiterung).</translation>
    </message>
    <message>
        <source>This kind of {0} is not read: {1}.</source>
        <translation>Diese Art von {0} wird nicht gelesen: {1}.</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Verweise hintereinander</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Transfer it again as binary data.</source>
        <translation>Noch einmal als Binärdaten übertragen.</translation>
    </message>
    <message>
        <source>Truncated File Read</source>
        <translation>die Datei ist abgeschnitten</translation>
    </message>
    <message>
        <source>Truncated data</source>
        <translation>die Daten sind abgeschnitten</translation>
    </message>
    <message>
        <source>Truncated {0} chunk</source>
        <translation>der Block {0} ist abgeschnitten</translation>
    </message>
    <message>
        <source>Use letters, digits, spaces, dots and dashes.</source>
        <translation>Buchstaben, Ziffern, Leerzeichen, Punkte und Striche verwenden.</translation>
    </message>
    <message>
        <source>Use {0}, or start from another model.</source>
        <translation>Nehmen Sie {0}, oder gehen Sie von einem anderen Modell aus.</translation>
    </message>
    <message>
        <source>Use {{stem}}, {{name}}, {{parent}}, {{counter}} there.</source>
        <translation>Dort {{stem}}, {{name}}, {{parent}}, {{counter}} verwenden.</translation>
    </message>
    <message>
        <source>Windows does not allow {0} in names</source>
        <translation>Windows erlaubt {0} nicht in Namen</translation>
    </message>
    <message>
        <source>Windows drops dots and spaces at the end of names</source>
        <translation>Windows lässt Punkte und Leerzeichen am Ende von Namen weg</translation>
    </message>
    <message>
        <source>Windows keeps that name for a device</source>
        <translation>unter Windows gehört dieser Name einem Gerät</translation>
    </message>
    <message>
        <source>With fewer than {0} pictures a model soon knows them by heart; more would help.</source>
        <translation>Weniger als {0} Bilder kann ein Modell bald auswendig; mehr würden helfen.</translation>
    </message>
    <message>
        <source>Write PNG, TIFF or AVIF.</source>
        <translation>PNG, TIFF oder AVIF schreiben.</translation>
    </message>
    <message>
        <source>Write PNG, WebP, AVIF or TIFF.</source>
        <translation>PNG, WebP, AVIF oder TIFF schreiben.</translation>
    </message>
    <message>
        <source>Write PNG.</source>
        <translation>PNG schreiben.</translation>
    </message>
    <message>
        <source>Write {{{{ and }}}} for braces in a name.</source>
        <translation>Klammern im Namen als {{{{ und }}}} schreiben.</translation>
    </message>
    <message>
        <source>a DirectDraw texture</source>
        <translation>eine DirectDraw-Textur</translation>
    </message>
    <message>
        <source>a Fujifilm raw picture</source>
        <translation>ein Fujifilm-Rohbild</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>ein GIMP-Dokument</translation>
    </message>
    <message>
        <source>a JPEG 2000 codestream</source>
        <translation>ein JPEG-2000-Datenstrom</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a PostScript document</source>
        <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
        <source>a QOI picture</source>
        <translation>ein QOI-Bild</translation>
    </message>
    <message>
        <source>a Radiance HDR picture</source>
        <translation>ein Radiance-HDR-Bild</translation>
    </message>
    <message>
        <source>a Windows icon</source>
        <translation>ein Windows-Symbol</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>ein Ordner heißt so</translation>
    </message>
    <message>
        <source>a folder on its way is a file</source>
        <translation>ein Ordner im Pfad ist eine Datei</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>ein gzip-Archiv</translation>
    </message>
    <message>
        <source>a palette</source>
        <translation>eine Palette</translation>
    </message>
    <message>
        <source>a quarter of</source>
        <translation>einem Viertel</translation>
    </message>
    <message>
        <source>a section and its checksum</source>
        <translation>ein Abschnitt und seine Prüfsumme</translation>
    </message>
    <message>
        <source>a video or other media file ({0})</source>
        <translation>ein Video oder eine andere Mediendatei ({0})</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>ein zip-Archiv</translation>
    </message>
    <message>
        <source>an HTML page</source>
        <translation>eine HTML-Seite</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>an XML document (SVG?)</source>
        <translation>ein XML-Dokument (SVG?)</translation>
    </message>
    <message>
        <source>an aedesk latent file</source>
        <translation>eine .aed-Datei</translation>
    </message>
    <message>
        <source>an eighth of</source>
        <translation>einem Achtel</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>bad header checksum in {0}</source>
        <translation>falsche Prüfsumme des Kopfes in {0}</translation>
    </message>
    <message>
        <source>broken PNG file ({0})</source>
        <translation>kaputte PNG-Datei ({0})</translation>
    </message>
    <message>
        <source>broken data stream when reading image file</source>
        <translation>der Datenstrom ist unterbrochen</translation>
    </message>
    <message>
        <source>broken link</source>
        <translation>toter Verweis</translation>
    </message>
    <message>
        <source>cannot decode image data</source>
        <translation>die Bilddaten lassen sich nicht dekodieren</translation>
    </message>
    <message>
        <source>cannot handle</source>
        <translation>cannot handle</translation>
    </message>
    <message>
        <source>could not create decoder object</source>
        <translation>der Decoder nimmt die Daten nicht an</translation>
    </message>
    <message>
        <source>day when the picture was taken, or else its file changed; {{date:%Y}} gives the year</source>
        <translation>Tag der Aufnahme oder der letzten Änderung der Datei; {{date:%Y}} gibt das Jahr</translation>
    </message>
    <message>
        <source>denoiser {0}</source>
        <translation>den Entrauscher {0}</translation>
    </message>
    <message>
        <source>digits as in {{{0}:04}}</source>
        <translation>eine Stellenzahl wie in {{{0}:04}}</translation>
    </message>
    <message>
        <source>directives as in {{{0}:%Y-%m}}</source>
        <translation>eine Angabe wie in {{{0}:%Y-%m}}</translation>
    </message>
    <message>
        <source>done before the interruption</source>
        <translation>vor der Unterbrechung fertig</translation>
    </message>
    <message>
        <source>effort of the compression</source>
        <translation>Aufwand der Kompression</translation>
    </message>
    <message>
        <source>entropy_radii is {0}{1}; int32(64,) is needed.</source>
        <translation>entropy_radii ist {0}{1}; nötig ist int32(64,).</translation>
    </message>
    <message>
        <source>entropy_radii must be 0 and then 63 numbers in 1..{0}; received {1} and {2}..{3}.</source>
        <translation>entropy_radii muss 0 und dann 63 Zahlen in 1..{0} enthalten; erhalten: {1} und {2}..{3}.</translation>
    </message>
    <message>
        <source>entropy_weights has a zero at position {0}.</source>
        <translation>entropy_weights hat eine Null an der Stelle {0}.</translation>
    </message>
    <message>
        <source>entropy_weights is {0}{1}; entropy_radii asks for uint32({2},).</source>
        <translation>entropy_weights ist {0}{1}; entropy_radii verlangt uint32({2},).</translation>
    </message>
    <message>
        <source>exit code {0}</source>
        <translation>Rückgabewert {0}</translation>
    </message>
    <message>
        <source>failed to decode next frame in WebP file</source>
        <translation>das nächste Einzelbild lässt sich nicht dekodieren</translation>
    </message>
    <message>
        <source>floating point</source>
        <translation>Gleitkomma</translation>
    </message>
    <message>
        <source>has characters that cannot be printed</source>
        <translation>hat Zeichen, die sich nicht darstellen lassen</translation>
    </message>
    <message>
        <source>height of the source in pixels</source>
        <translation>Höhe der Quelle in Pixeln</translation>
    </message>
    <message>
        <source>hyper-latents of strip {0}</source>
        <translation>Strom der hyperlatenten Werte von Streifen {0}</translation>
    </message>
    <message>
        <source>image file is truncated</source>
        <translation>die Bilddatei ist abgeschnitten</translation>
    </message>
    <message>
        <source>image file is truncated ({0} bytes not processed)</source>
        <translation>die Bilddatei ist abgeschnitten ({0} Byte nicht verarbeitet)</translation>
    </message>
    <message>
        <source>image was incomplete</source>
        <translation>das Bild ist unvollständig</translation>
    </message>
    <message>
        <source>incomplete checksum in {0}</source>
        <translation>unvollständige Prüfsumme in {0}</translation>
    </message>
    <message>
        <source>it cannot be moved to the trash ({0})</source>
        <translation>es lässt sich nicht in den Papierkorb legen ({0})</translation>
    </message>
    <message>
        <source>it does not end as a zip archive does: it was cut, or is something else</source>
        <translation>sie endet nicht wie ein zip-Archiv: Sie wurde abgeschnitten oder ist etwas anderes</translation>
    </message>
    <message>
        <source>it has changed since it was read</source>
        <translation>es hat sich geändert, seit es gelesen wurde</translation>
    </message>
    <message>
        <source>it has the name of the output of {0}; name it alone to work on it</source>
        <translation>es heißt wie das Ergebnis von {0}; einzeln hinzugefügt, wird es bearbeitet</translation>
    </message>
    <message>
        <source>it has {0} bytes, too few for an archive</source>
        <translation>sie hat {0} Byte, zu wenig für ein Archiv</translation>
    </message>
    <message>
        <source>it holds {0}, which is no part of a model package</source>
        <translation>sie enthält {0}; das gehört nicht in ein Modellpaket</translation>
    </message>
    <message>
        <source>it is a link to a file elsewhere</source>
        <translation>es verweist auf eine Datei an anderem Ort</translation>
    </message>
    <message>
        <source>it is a link to a folder elsewhere</source>
        <translation>es verweist auf einen Ordner an anderem Ort</translation>
    </message>
    <message>
        <source>it is a zip of the large kind (zip64), which no model needs</source>
        <translation>sie ist ein zip der großen Art (zip64); das braucht kein Modell</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is one part of an archive in several parts</source>
        <translation>sie ist ein Teil eines mehrteiligen Archivs</translation>
    </message>
    <message>
        <source>it lacks {0}, which describes the model</source>
        <translation>ihr fehlt {0}, die Beschreibung des Modells</translation>
    </message>
    <message>
        <source>it says that it holds {0} files; 1 to {1} are allowed</source>
        <translation>sie nennt {0} Dateien; erlaubt sind 1 bis {1}</translation>
    </message>
    <message>
        <source>its directory is damaged: {0}</source>
        <translation>ihr Verzeichnis ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>its directory is not where it says</source>
        <translation>ihr Verzeichnis ist nicht dort, wo sie sagt</translation>
    </message>
    <message>
        <source>its directory says that it has {0} bytes; {1} are allowed</source>
        <translation>ihr Verzeichnis nennt {0} Byte; erlaubt sind {1}</translation>
    </message>
    <message>
        <source>its file {0} cannot be read: {1}</source>
        <translation>ihre Datei {0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>its hyper-latents are out of range</source>
        <translation>seine hyperlatenten Werte liegen außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>its volume has no trash</source>
        <translation>sein Laufwerk hat keinen Papierkorb</translation>
    </message>
    <message>
        <source>latents of strip {0}</source>
        <translation>Strom der latenten Werte von Streifen {0}</translation>
    </message>
    <message>
        <source>leads to another folder</source>
        <translation>führt in einen anderen Ordner</translation>
    </message>
    <message>
        <source>model of the camera, or unknown</source>
        <translation>Modell der Kamera oder unknown</translation>
    </message>
    <message>
        <source>model {0}</source>
        <translation>das Modell {0}</translation>
    </message>
    <message>
        <source>name of the folder that the source is in</source>
        <translation>Name des Ordners der Quelle</translation>
    </message>
    <message>
        <source>name of the model package</source>
        <translation>Name des Modellpakets</translation>
    </message>
    <message>
        <source>name of the source with its suffix</source>
        <translation>Name der Quelle mit Endung</translation>
    </message>
    <message>
        <source>name of the source without its suffix</source>
        <translation>Name der Quelle ohne Endung</translation>
    </message>
    <message>
        <source>no byte at all</source>
        <translation>gar keinem Byte</translation>
    </message>
    <message>
        <source>no format</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>no more images in file</source>
        <translation>die Datei enthält keine weiteren Bilder</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>not supported</translation>
    </message>
    <message>
        <source>number of the source in the plan, from 1; {{counter:04}} gives 0001</source>
        <translation>Nummer der Quelle, ab 1; {{counter:04}} gibt 0001</translation>
    </message>
    <message>
        <source>of the outputs</source>
        <translation>der Ergebnisse</translation>
    </message>
    <message>
        <source>pipe or device</source>
        <translation>Pipe oder Gerät</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>reiner Text</translation>
    </message>
    <message>
        <source>quality of the compressed picture</source>
        <translation>Qualität des komprimierten Bildes</translation>
    </message>
    <message>
        <source>replaces the file that is there</source>
        <translation>ersetzt die vorhandene Datei</translation>
    </message>
    <message>
        <source>saves {0} %, less than {1} %</source>
        <translation>spart {0} %, weniger als {1} %</translation>
    </message>
    <message>
        <source>section {0}</source>
        <translation>Abschnitt {0}</translation>
    </message>
    <message>
        <source>signed integer</source>
        <translation>Ganzzahl mit Vorzeichen</translation>
    </message>
    <message>
        <source>something stands before its first file</source>
        <translation>vor ihrer ersten Datei steht etwas</translation>
    </message>
    <message>
        <source>strip {0}</source>
        <translation>Streifen {0}</translation>
    </message>
    <message>
        <source>suffix of the source without the dot</source>
        <translation>Endung der Quelle ohne Punkt</translation>
    </message>
    <message>
        <source>the checksum of its samples is wrong.</source>
        <translation>die Prüfsumme seiner Abtastwerte ist falsch.</translation>
    </message>
    <message>
        <source>the checksum of its symbols is wrong</source>
        <translation>die Prüfsumme seiner Symbole ist falsch</translation>
    </message>
    <message>
        <source>the checksum of strip {0}</source>
        <translation>die Prüfsumme von Streifen {0}</translation>
    </message>
    <message>
        <source>the checksum of the header</source>
        <translation>die Prüfsumme des Kopfes</translation>
    </message>
    <message>
        <source>the checksum of the section {0}</source>
        <translation>die Prüfsumme des Abschnitts {0}</translation>
    </message>
    <message>
        <source>the data of a PNG</source>
        <translation>die Daten eines PNG</translation>
    </message>
    <message>
        <source>the device interrupts every attempt</source>
        <translation>das Gerät unterbricht jeden Versuch</translation>
    </message>
    <message>
        <source>the device reports an error</source>
        <translation>das Gerät meldet einen Fehler</translation>
    </message>
    <message>
        <source>the device takes no data</source>
        <translation>das Gerät nimmt keine Daten an</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>das Kontingent an Speicherplatz ist erschöpft</translation>
    </message>
    <message>
        <source>the file is larger than is allowed there</source>
        <translation>die Datei ist größer, als dort erlaubt ist</translation>
    </message>
    <message>
        <source>the file system is read-only</source>
        <translation>das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the flags</source>
        <translation>die Flags</translation>
    </message>
    <message>
        <source>the flags of a section</source>
        <translation>die Flags eines Abschnitts</translation>
    </message>
    <message>
        <source>the flags of the section {0}</source>
        <translation>die Flags des Abschnitts {0}</translation>
    </message>
    <message>
        <source>the form of a PNG</source>
        <translation>die Form eines PNG</translation>
    </message>
    <message>
        <source>the height</source>
        <translation>die Höhe</translation>
    </message>
    <message>
        <source>the length of a section</source>
        <translation>die Länge eines Abschnitts</translation>
    </message>
    <message>
        <source>the length of the section {0}</source>
        <translation>die Länge des Abschnitts {0}</translation>
    </message>
    <message>
        <source>the low bytes</source>
        <translation>die niederen Byte</translation>
    </message>
    <message>
        <source>the model id</source>
        <translation>die Kennung des Modells</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>the name {0} in it {1}</source>
        <translation>der Name {0} darin {1}</translation>
    </message>
    <message>
        <source>the output exists</source>
        <translation>das Ergebnis gibt es schon</translation>
    </message>
    <message>
        <source>the quality</source>
        <translation>die Qualität</translation>
    </message>
    <message>
        <source>the run was stopped</source>
        <translation>der Lauf wurde angehalten</translation>
    </message>
    <message>
        <source>the section {0}</source>
        <translation>der Abschnitt {0}</translation>
    </message>
    <message>
        <source>the size of a palette</source>
        <translation>die Größe einer Palette</translation>
    </message>
    <message>
        <source>the size of its transparency</source>
        <translation>die Größe ihrer Transparenz</translation>
    </message>
    <message>
        <source>the size of the high bytes</source>
        <translation>die Größe der hohen Byte</translation>
    </message>
    <message>
        <source>the size of the hyper-latents of strip {0}</source>
        <translation>die Größe der hyperlatenten Werte von Streifen {0}</translation>
    </message>
    <message>
        <source>the size of the sections</source>
        <translation>die Größe der Abschnitte</translation>
    </message>
    <message>
        <source>the size of the {0} of strip {1}</source>
        <translation>die Größe des Teils „{0}“ von Streifen {1}</translation>
    </message>
    <message>
        <source>the size within the section {0}</source>
        <translation>die Größe im Abschnitt {0}</translation>
    </message>
    <message>
        <source>the strip height</source>
        <translation>die Höhe der Streifen</translation>
    </message>
    <message>
        <source>the trash did not take it</source>
        <translation>der Papierkorb nahm es nicht an</translation>
    </message>
    <message>
        <source>the type of a section</source>
        <translation>die Art eines Abschnitts</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>die Version</translation>
    </message>
    <message>
        <source>the width</source>
        <translation>die Breite</translation>
    </message>
    <message>
        <source>there is no permission to write there</source>
        <translation>dort fehlt die Schreibberechtigung</translation>
    </message>
    <message>
        <source>there is no space left on the device</source>
        <translation>auf dem Gerät ist kein Platz mehr</translation>
    </message>
    <message>
        <source>time of that day, as 14-30-59; {{time:%H}} gives the hour</source>
        <translation>Zeit dieses Tages, etwa 14-30-59; {{time:%H}} gibt die Stunde</translation>
    </message>
    <message>
        <source>unknown data (it starts with {0})</source>
        <translation>unbekannt (es beginnt mit {0})</translation>
    </message>
    <message>
        <source>unrecognized data stream contents when reading image file</source>
        <translation>der Inhalt des Datenstroms ist unbekannt</translation>
    </message>
    <message>
        <source>unsigned integer</source>
        <translation>Ganzzahl ohne Vorzeichen</translation>
    </message>
    <message>
        <source>what was written reads back differently</source>
        <translation>was geschrieben wurde, liest sich anders zurück</translation>
    </message>
    <message>
        <source>width of the source in pixels</source>
        <translation>Breite der Quelle in Pixeln</translation>
    </message>
    <message>
        <source>{0} % larger than</source>
        <translation>{0} % größer als</translation>
    </message>
    <message>
        <source>{0} % smaller than</source>
        <translation>{0} % kleiner als</translation>
    </message>
    <message>
        <source>{0} (byte {1}): {2}</source>
        <translation>{0} (Byte {1}): {2}</translation>
    </message>
    <message>
        <source>{0} ({1}): {2}, {3}, {4} kMAC per pixel to {5}</source>
        <translation>{0} ({1}): {2}, {3}, {4} kMAC je Pixel zum {5}</translation>
    </message>
    <message>
        <source>{0} and {1} exclude each other.</source>
        <translation>{0} und {1} schließen einander aus.</translation>
    </message>
    <message>
        <source>{0} and {1} have the same name, so that a pair is not certain.</source>
        <translation>{0} und {1} heißen gleich, so dass nicht sicher ist, welches zum Paar gehört.</translation>
    </message>
    <message>
        <source>{0} came into being in the meantime.</source>
        <translation>{0} ist inzwischen entstanden.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <translation>{0} lässt sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be run: {1}.</source>
        <translation>{0} lässt sich nicht ausführen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be stored: a number in a latent file lies in 0..{1}.</source>
        <translation>{0} lässt sich nicht speichern: Eine Zahl in einer .aed-Datei liegt in 0..{1}.</translation>
    </message>
    <message>
        <source>{0} cannot be the name of a preset: {1}.</source>
        <translation>{0} kann keine Vorlage heißen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0} lässt sich nicht verwenden: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>{0} describes a {1}, not a {2}.</source>
        <translation>{0} beschreibt: {1}, nicht: {2}.</translation>
    </message>
    <message>
        <source>{0} exists already.</source>
        <translation>{0} gibt es schon.</translation>
    </message>
    <message>
        <source>{0} gives a {1} that is none: {2}.</source>
        <translation>{0} nennt als {1} etwas, das es nicht ist: {2}.</translation>
    </message>
    <message>
        <source>{0} gives no SHA-256 for {1}.</source>
        <translation>{0} nennt keine SHA-256 für {1}.</translation>
    </message>
    <message>
        <source>{0} gives {1} as macs_per_pixel of {2}.</source>
        <translation>{0} nennt {1} als macs_per_pixel von {2}.</translation>
    </message>
    <message>
        <source>{0} holds no model: {1}.</source>
        <translation>{0} enthält kein Modell: {1}.</translation>
    </message>
    <message>
        <source>{0} in it has {1} bytes; {2} are allowed</source>
        <translation>{0} darin hat {1} Byte; erlaubt sind {2}</translation>
    </message>
    <message>
        <source>{0} in it is a link or a special file, not a file</source>
        <translation>{0} darin ist ein Verweis oder eine Sonderdatei, keine Datei</translation>
    </message>
    <message>
        <source>{0} in it is compressed; models are stored as they are</source>
        <translation>{0} darin ist komprimiert; Modelle werden unkomprimiert abgelegt</translation>
    </message>
    <message>
        <source>{0} in it is encrypted</source>
        <translation>{0} darin ist verschlüsselt</translation>
    </message>
    <message>
        <source>{0} in it is stored in an unusual way (flags {1})</source>
        <translation>{0} darin ist auf ungewöhnliche Weise gespeichert (Flags {1})</translation>
    </message>
    <message>
        <source>{0} in it overlaps what follows it</source>
        <translation>{0} darin überlappt das Folgende</translation>
    </message>
    <message>
        <source>{0} is a URL, and the package fsspec is not installed.</source>
        <translation>{0} ist eine URL, und das Paket fsspec ist nicht installiert.</translation>
    </message>
    <message>
        <source>{0} is a switch and takes no value; got {1}.</source>
        <translation>{0} ist ein Schalter und nimmt keinen Wert; erhalten: {1}.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} bytes.</source>
        <translation>{0} ist größer als {1} Byte.</translation>
    </message>
    <message>
        <source>{0} is no file.</source>
        <translation>{0} ist keine Datei.</translation>
    </message>
    <message>
        <source>{0} is no folder of a run, and {1} holds no run of that name.</source>
        <translation>{0} ist kein Ordner eines Laufs, und in {1} gibt es keinen Lauf dieses Namens.</translation>
    </message>
    <message>
        <source>{0} is no folder of a run.</source>
        <translation>{0} ist kein Ordner eines Laufs.</translation>
    </message>
    <message>
        <source>{0} is no model that can be imported: {1}.</source>
        <translation>{0} ist kein Modell, das sich importieren lässt: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a folder.</source>
        <translation>{0} ist kein Ordner.</translation>
    </message>
    <message>
        <source>{0} is not a model description of format {1}.</source>
        <translation>{0} ist keine Modellbeschreibung im Format {1}.</translation>
    </message>
    <message>
        <source>{0} is not a regular file.</source>
        <translation>{0} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{0} is not readable JSON: {1}.</source>
        <translation>{0} ist kein lesbares JSON: {1}.</translation>
    </message>
    <message>
        <source>{0} is not the bare name of a file.</source>
        <translation>{0} ist kein bloßer Dateiname.</translation>
    </message>
    <message>
        <source>{0} is the picture itself, which stays as it is.</source>
        <translation>{0} ist das Bild selbst; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>{0} is there twice</source>
        <translation>{0} ist zweimal da</translation>
    </message>
    <message>
        <source>{0} lacks {1}, or it is of a wrong type.</source>
        <translation>{0} enthält kein {1}, oder es ist von falscher Art.</translation>
    </message>
    <message>
        <source>{0} must name the files {1} and no others.</source>
        <translation>{0} muss die Dateien {1} nennen und keine anderen.</translation>
    </message>
    <message>
        <source>{0} stays where it is: {1}.</source>
        <translation>{0} bleibt, wo es ist: {1}.</translation>
    </message>
    <message>
        <source>{0} was changed while it was read.</source>
        <translation>{0} wurde beim Lesen geändert.</translation>
    </message>
    <message>
        <source>{0} would hold a latent file under the name of a picture.</source>
        <translation>{0} wäre eine .aed-Datei unter dem Namen eines Bildes.</translation>
    </message>
</context>
<context>
    <name>EstimateCard</name>
    <message>
        <source>A few real steps are made on this computer; that takes a minute or so.</source>
        <translation>Auf diesem Rechner werden einige echte Schritte gemacht; das dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>A few real steps tell how long it takes here, and how much memory.</source>
        <translation>Einige echte Schritte zeigen, wie lange es hier dauert und wie viel Speicher es braucht.</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Enough for a good model from scratch; more steps give more.</source>
        <translation>Das reicht für ein gutes Modell von Grund auf; mehr Schritte bringen mehr.</translation>
    </message>
    <message>
        <source>Enough to see a gain on pictures of one kind; more steps give more.</source>
        <translation>Das reicht für einen Gewinn bei Bildern einer Art; mehr Schritte bringen mehr.</translation>
    </message>
    <message>
        <source>From scratch, a good model takes some {0} steps: {1} here. Fine-tuning needs far fewer.</source>
        <translation>Von Grund auf braucht ein gutes Modell etwa {0} Schritte: hier {1}. Anpassen braucht viel weniger.</translation>
    </message>
    <message>
        <source>It could not be measured: {0}</source>
        <translation>Die Messung gelang nicht: {0}</translation>
    </message>
    <message>
        <source>Mea&amp;sure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Mea&amp;sure again</source>
        <translation>Noch einmal &amp;messen</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Wird gemessen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Stop mea&amp;suring</source>
        <translation>&amp;Messung abbrechen</translation>
    </message>
    <message>
        <source>That is short: fine-tuning shows after some {0} steps, which take {1} here.</source>
        <translation>Das ist kurz: Anpassen zeigt sich nach etwa {0} Schritten; sie dauern hier {1}.</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>{0} crops: more do not fit into the memory</source>
        <translation>{0} Ausschnitte: mehr passen nicht in den Speicher</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>insgesamt {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} steps in {1}</source>
        <translation>{0} Schritte in {1}</translation>
    </message>
    <message>
        <source>{0} steps take {1}</source>
        <translation>{0} Schritte dauern {1}</translation>
    </message>
    <message>
        <source>{0}, {1} crops a second</source>
        <translation>{0}, {1} Ausschnitte pro Sekunde</translation>
    </message>
</context>
<context>
    <name>Estimator</name>
    <message>
        <source>The measurement ended without a result.</source>
        <translation>Die Messung endete ohne Ergebnis.</translation>
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
        <source>These are the figures of the settings before; new ones are on their way.</source>
        <translation>Das sind die Werte der vorigen Einstellungen; neue sind unterwegs.</translation>
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
    <name>FolderLine</name>
    <message>
        <source>drop a folder here</source>
        <translation>Ordner hierher ziehen</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>&amp;Add folder…</source>
        <translation>Ordner &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Drop folders here</source>
        <translation>Ordner hierher ziehen</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Folders of pictures</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Entfer&amp;nen</translation>
    </message>
    <message>
        <source>Takes it off this list; the folder itself stays.</source>
        <translation>Nimmt ihn von dieser Liste; der Ordner selbst bleibt.</translation>
    </message>
    <message>
        <source>{0} pictures, in {1}</source>
        <translation>{0} Bilder, in {1}</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
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
    <name>LeftOutList</name>
    <message>
        <source>Cannot be used: {0}</source>
        <translation>Unbrauchbar: {0}</translation>
    </message>
    <message>
        <source>Clean, without a noisy one: {0}</source>
        <translation>Sauber, ohne verrauschtes: {0}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files that need a look</source>
        <translation>Dateien, die einen Blick wert sind</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Near-copies, groups: {0}</source>
        <translation>Fast gleiche Bilder, Gruppen: {0}</translation>
    </message>
    <message>
        <source>Noisy, without a clean one: {0}</source>
        <translation>Verrauscht, ohne sauberes: {0}</translation>
    </message>
    <message>
        <source>Some copies are learned from, others held out (groups: {0}): figures will look too good.</source>
        <translation>Von manchen Kopien wird gelernt, andere sind zurückgelegt (Gruppen: {0}): Die Zahlen werden zu gut aussehen.</translation>
    </message>
    <message>
        <source>Squares of {0} pixels are cut from pictures; a smaller crop takes more of them.</source>
        <translation>Aus Bildern werden Quadrate von {0} Pixeln geschnitten; ein kleinerer Ausschnitt nimmt mehr Bilder auf.</translation>
    </message>
    <message>
        <source>The same picture more than once counts more than others.</source>
        <translation>Das gleiche Bild zählt mehrfach und damit mehr als andere.</translation>
    </message>
    <message>
        <source>The same picture, files: {0}</source>
        <translation>Das gleiche Bild, Dateien: {0}</translation>
    </message>
    <message>
        <source>These files are passed over.</source>
        <translation>Diese Dateien werden übergangen.</translation>
    </message>
    <message>
        <source>They belong to no pair.</source>
        <translation>Sie gehören zu keinem Paar.</translation>
    </message>
    <message>
        <source>Too small: {0}</source>
        <translation>Zu klein: {0}</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>LengthEdit</name>
    <message>
        <source>Unit of the length</source>
        <translation>Einheit der Länge</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
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
        <source>Networks run on the processor (threads: {0}).</source>
        <translation>Netze rechnen auf dem Prozessor (Threads: {0}).</translation>
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
    <name>NumberEdit</name>
    <message>
        <source>Please write {0}.</source>
        <translation>Bitte {0} eingeben.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
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
    <name>PairDialog</name>
    <message>
        <source>&amp;Compare with the clean picture</source>
        <translation>Mit dem sauberen Bild &amp;vergleichen</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Sauber</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Sample at step {0}</source>
        <translation>Probe nach Schritt {0}</translation>
    </message>
</context>
<context>
    <name>PairFolders</name>
    <message>
        <source>Both pictures of a pair have the same name and place, and lie exactly on each other.</source>
        <translation>Beide Bilder eines Paares heißen gleich, liegen am gleichen Ort und decken sich genau.</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choos&amp;e…</source>
        <translation>W&amp;ählen…</translation>
    </message>
    <message>
        <source>Folder of pictures with noise</source>
        <translation>Ordner der Bilder mit Rauschen</translation>
    </message>
    <message>
        <source>Folder of pictures without noise</source>
        <translation>Ordner der Bilder ohne Rauschen</translation>
    </message>
    <message>
        <source>With noise</source>
        <translation>Mit Rauschen</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
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
    <name>PurposeChoice</name>
    <message>
        <source>What is trained</source>
        <translation>Was trainiert wird</translation>
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
    <name>RangeEdit</name>
    <message>
        <source>to</source>
        <translation>bis</translation>
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
    <name>RecipeFiles</name>
    <message>
        <source>&amp;Open recipe…</source>
        <translation>Rezept ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Command that trains the same</source>
        <translation>Befehl, der dasselbe trainiert</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copies the command, for a terminal or a script.</source>
        <translation>Kopiert den Befehl für ein Terminal oder ein Skript.</translation>
    </message>
    <message>
        <source>Open recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Opened {0}.</source>
        <translation>{0} geöffnet.</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Rezepte</translation>
    </message>
    <message>
        <source>Sa&amp;ve recipe…</source>
        <translation>Rezept s&amp;peichern…</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Saved as {0}. The same by command: aedesk-cli train --recipe {0}</source>
        <translation>Gespeichert als {0}. Dasselbe als Befehl: aedesk-cli train --recipe {0}</translation>
    </message>
    <message>
        <source>The same by command</source>
        <translation>Dasselbe als Befehl</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>Highest quality</source>
        <translation>Höchste Qualität</translation>
    </message>
    <message>
        <source>Lowest quality</source>
        <translation>Niedrigste Qualität</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>The lowest one must not be above the highest.</source>
        <translation>Die niedrigste darf nicht über der höchsten liegen.</translation>
    </message>
</context>
<context>
    <name>RecipeTexts</name>
    <message>
        <source>A &amp;codec, to compress pictures</source>
        <translation>Ein &amp;Codec, der Bilder komprimiert</translation>
    </message>
    <message>
        <source>A &amp;denoiser, with made-up noise</source>
        <translation>Ein &amp;Entrauscher, mit künstlichem Rauschen</translation>
    </message>
    <message>
        <source>A denoiser, from &amp;pairs</source>
        <translation>Ein Entrauscher, aus &amp;Paaren</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Changes brightness, contrast and saturation a little, for more variety.</source>
        <translation>Ändert Helligkeit, Kontrast und Sättigung ein wenig, für mehr Vielfalt.</translation>
    </message>
    <message>
        <source>Clean pictures are given these; leave out what your pictures never have.</source>
        <translation>Saubere Bilder erhalten dieses Rauschen; was in den Bildern nie vorkommt, kann weg.</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Crops a step: more make steadier steps, which take longer and more memory.</source>
        <translation>Ausschnitte pro Schritt: Mehr ergeben ruhigere Schritte, die länger dauern und mehr Speicher brauchen.</translation>
    </message>
    <message>
        <source>Ends the run after so many validations without a better one; 0 never does.</source>
        <translation>Beendet den Lauf nach so vielen Messungen ohne Verbesserung; 0 nie.</translation>
    </message>
    <message>
        <source>Enlarged, or made coarse by resizing.</source>
        <translation>Vergrößert oder durch Skalieren vergröbert.</translation>
    </message>
    <message>
        <source>Every pixel alike; gives the highest PSNR.</source>
        <translation>Alle Pixel gleich; ergibt den höchsten PSNR.</translation>
    </message>
    <message>
        <source>Exact, and the same everywhere.</source>
        <translation>Genau und überall gleich.</translation>
    </message>
    <message>
        <source>Fine, equal or uneven, in luminance and colour.</source>
        <translation>Fein, gleich- oder ungleichmäßig, in Helligkeit und Farbe.</translation>
    </message>
    <message>
        <source>From scratch, begins with random weights in place of a block transform.</source>
        <translation>Beginnt von Grund auf mit Zufallsgewichten statt mit einer Blocktransformation.</translation>
    </message>
    <message>
        <source>Gives the highest PSNR, a little softer.</source>
        <translation>Ergibt den höchsten PSNR, etwas weicher.</translation>
    </message>
    <message>
        <source>Half of the memory, and faster on recent devices.</source>
        <translation>Halber Speicher, und schneller auf neueren Geräten.</translation>
    </message>
    <message>
        <source>How large the steps are at most; too large ones never settle.</source>
        <translation>Wie groß die Schritte höchstens sind; zu große kommen nie zur Ruhe.</translation>
    </message>
    <message>
        <source>How long it may take, pauses aside; a longer run does better.</source>
        <translation>Wie lange es ohne Pausen dauern darf; ein längerer Lauf wird besser.</translation>
    </message>
    <message>
        <source>How often the model is measured, shown and put on the disk.</source>
        <translation>Wie oft das Modell gemessen, gezeigt und gesichert wird.</translation>
    </message>
    <message>
        <source>JPEG after noise</source>
        <translation>JPEG nach Rauschen</translation>
    </message>
    <message>
        <source>Keeps edges and fine lines.</source>
        <translation>Erhält Kanten und feine Linien.</translation>
    </message>
    <message>
        <source>Keeps more texture, at a lower PSNR.</source>
        <translation>Erhält mehr Textur, bei kleinerem PSNR.</translation>
    </message>
    <message>
        <source>Kinds of noise</source>
        <translation>Arten von Rauschen</translation>
    </message>
    <message>
        <source>Larger networks do better and take longer, in training and in use.</source>
        <translation>Größere Netze sind besser und langsamer, im Training und im Gebrauch.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learns from clean pictures, which are given noise of many kinds.</source>
        <translation>Lernt von sauberen Bildern, die Rauschen vieler Arten erhalten.</translation>
    </message>
    <message>
        <source>Learns the noise of your camera or microscope: each noisy picture has a clean one.</source>
        <translation>Lernt das Rauschen der eigenen Kamera oder des Mikroskops: Zu jedem verrauschten Bild gibt es ein sauberes.</translation>
    </message>
    <message>
        <source>Learns your kind of pictures, so that they take fewer bytes.</source>
        <translation>Lernt die eigene Art von Bildern, damit sie weniger Byte brauchen.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Make smaller</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Mirror and turn</source>
        <translation>Spiegeln und drehen</translation>
    </message>
    <message>
        <source>Mirrors half of the crops and turns some, which makes more of few pictures.</source>
        <translation>Spiegelt die Hälfte der Ausschnitte und dreht manche; das macht mehr aus wenigen Bildern.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nearly the absolute error (Charbonnier)</source>
        <translation>Fast der absolute Fehler (Charbonnier)</translation>
    </message>
    <message>
        <source>Noise up to σ</source>
        <translation>Rauschen bis σ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Numbers of the networks that differ from those of the size.</source>
        <translation>Zahlen der Netze, die von denen der Größe abweichen.</translation>
    </message>
    <message>
        <source>Of cameras</source>
        <translation>Von Kameras</translation>
    </message>
    <message>
        <source>One model for this range of qualities; a narrow one does better within.</source>
        <translation>Ein Modell für diesen Bereich von Qualitäten; in einem engen ist es besser.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Perceptual mixture</source>
        <translation>Wahrnehmungsmischung</translation>
    </message>
    <message>
        <source>Pixels, structure and edges: looks sharper, at a lower PSNR.</source>
        <translation>Pixel, Struktur und Kanten: sieht schärfer aus, bei kleinerem PSNR.</translation>
    </message>
    <message>
        <source>Please choose a multiple of {0}.</source>
        <translation>Bitte ein Vielfaches von {0} wählen.</translation>
    </message>
    <message>
        <source>Please choose {0} to {1}.</source>
        <translation>Bitte {0} bis {1} wählen.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Pulls weights to zero, so that few pictures are not learned by heart.</source>
        <translation>Zieht Gewichte zur Null, damit wenige Bilder nicht auswendig gelernt werden.</translation>
    </message>
    <message>
        <source>Qualities</source>
        <translation>Qualitäten</translation>
    </message>
    <message>
        <source>Random start</source>
        <translation>Zufälliger Beginn</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Share held out</source>
        <translation>Zurückgelegter Anteil</translation>
    </message>
    <message>
        <source>Side of a crop</source>
        <translation>Seite eines Ausschnitts</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>So that clean pictures are left alone.</source>
        <translation>Damit saubere Bilder in Ruhe gelassen werden.</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>Quadratischer Fehler</translation>
    </message>
    <message>
        <source>Squares of this side are cut from your pictures; smaller pictures are left out.</source>
        <translation>Quadrate dieser Seite werden aus den Bildern geschnitten; kleinere Bilder entfallen.</translation>
    </message>
    <message>
        <source>Structure (MS-SSIM)</source>
        <translation>Struktur (MS-SSIM)</translation>
    </message>
    <message>
        <source>Takes half of the crops from pictures made smaller: sharper, more varied.</source>
        <translation>Nimmt die Hälfte der Ausschnitte aus verkleinerten Bildern: schärfer, vielfältiger.</translation>
    </message>
    <message>
        <source>The arithmetic of convolutions; what has to be exact always stays so.</source>
        <translation>Die Arithmetik der Faltungen; was genau sein muss, bleibt es immer.</translation>
    </message>
    <message>
        <source>The blocks and rings of JPEG.</source>
        <translation>Die Blöcke und Ringe von JPEG.</translation>
    </message>
    <message>
        <source>The licence of the new model, for its card.</source>
        <translation>Die Lizenz des neuen Modells, für seine Karte.</translation>
    </message>
    <message>
        <source>The same seed on the same pictures gives the same run.</source>
        <translation>Der gleiche Startwert mit den gleichen Bildern ergibt den gleichen Lauf.</translation>
    </message>
    <message>
        <source>The steps in which the learning rate rises to its peak.</source>
        <translation>Die Schritte, in denen die Lernrate auf ihren Höchstwert steigt.</translation>
    </message>
    <message>
        <source>The strongest noise it shall take away, on the scale of 0 to 255.</source>
        <translation>Das stärkste Rauschen, das es wegnehmen soll, auf der Skala von 0 bis 255.</translation>
    </message>
    <message>
        <source>This share of the pictures is not learned from; the result is measured on it.</source>
        <translation>Von diesem Anteil der Bilder wird nicht gelernt; an ihm wird das Ergebnis gemessen.</translation>
    </message>
    <message>
        <source>Through mosaic, white balance, tone curve and sharpening.</source>
        <translation>Durch Mosaik, Weißabgleich, Gradation und Schärfung.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>Messen alle</translation>
    </message>
    <message>
        <source>Vary colours</source>
        <translation>Farben variieren</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>What cameras and messengers make of noise.</source>
        <translation>Was Kameras und Messenger aus Rauschen machen.</translation>
    </message>
    <message>
        <source>What the clean picture shall be close in.</source>
        <translation>Worin das saubere Bild nahe kommen soll.</translation>
    </message>
    <message>
        <source>What the model is called; empty, it is called by its size.</source>
        <translation>Wie das Modell heißt; leer heißt es nach seiner Größe.</translation>
    </message>
    <message>
        <source>What the picture shall be close in, for the bits that it takes.</source>
        <translation>Worin das Bild für seine Bits nahe kommen soll.</translation>
    </message>
    <message>
        <source>Whose pictures it learned from, and their licences, for its card.</source>
        <translation>Von wessen Bildern es gelernt hat und deren Lizenzen, für seine Karte.</translation>
    </message>
    <message>
        <source>bfloat16 where the device multiplies it fast, else float32.</source>
        <translation>bfloat16, wo das Gerät es schnell multipliziert, sonst float32.</translation>
    </message>
    <message>
        <source>crops</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>validations</source>
        <translation>Messungen</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Files that were not done when the window was closed: {0}</source>
        <translation>Nicht fertige Dateien beim Schließen des Fensters: {0}</translation>
    </message>
    <message>
        <source>Restore the queue</source>
        <translation>Warteschlange zurückholen</translation>
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
    <name>ResultChart</name>
    <message>
        <source>PSNR in dB, pictures held out</source>
        <translation>PSNR in dB, zurückgelegte Bilder</translation>
    </message>
    <message>
        <source>before: {0}</source>
        <translation>vorher: {0}</translation>
    </message>
    <message>
        <source>bits per pixel</source>
        <translation>Bits pro Pixel</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>&amp;Credits</source>
        <translation>&amp;Urheber</translation>
    </message>
    <message>
        <source>&amp;Export as a file…</source>
        <translation>Als &amp;Datei exportieren…</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>&amp;Save to my models</source>
        <translation>Zu meinen Modellen s&amp;peichern</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Bei der Arbeit</translation>
    </message>
    <message>
        <source>Cannot be compared with {1}</source>
        <translation>Nicht mit {1} vergleichbar</translation>
    </message>
    <message>
        <source>Export the model {0}</source>
        <translation>Modell {0} exportieren</translation>
    </message>
    <message>
        <source>Measured on pictures that it was not trained on, at step {0}.</source>
        <translation>Gemessen an Bildern, von denen es nicht gelernt hat, nach Schritt {0}.</translation>
    </message>
    <message>
        <source>Measured on {0} pictures that it was not trained on, at its best step, {1}.</source>
        <translation>Gemessen an {0} Bildern, von denen es nicht gelernt hat, nach seinem besten Schritt, {1}.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Not better than {0} yet: it has to learn longer</source>
        <translation>Noch nicht besser als {0}: Es muss länger lernen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gespeichert als {0}</translation>
    </message>
    <message>
        <source>The model is being made…</source>
        <translation>Das Modell wird gemacht…</translation>
    </message>
    <message>
        <source>Trained from scratch</source>
        <translation>Von Grund auf trainiert</translation>
    </message>
    <message>
        <source>Use by &amp;default</source>
        <translation>Als &amp;Standard verwenden</translation>
    </message>
    <message>
        <source>Whose pictures it learned from</source>
        <translation>Von wessen Bildern es gelernt hat</translation>
    </message>
    <message>
        <source>{0} % fewer bits than {1} at equal PSNR</source>
        <translation>{0} % weniger Bits als {1} bei gleichem PSNR</translation>
    </message>
    <message>
        <source>{0} % more bits than {1} at equal PSNR</source>
        <translation>{0} % mehr Bits als {1} bei gleichem PSNR</translation>
    </message>
    <message>
        <source>{0} ({1}) is one of your models now: choose it in the settings, or use it by default.</source>
        <translation>{0} ({1}) gehört jetzt zu den eigenen Modellen: in den Einstellungen wählen oder als Standard verwenden.</translation>
    </message>
    <message>
        <source>{0} dB better than {1} on average</source>
        <translation>im Mittel {0} dB besser als {1}</translation>
    </message>
    <message>
        <source>{0} dB worse than {1} on average</source>
        <translation>im Mittel {0} dB schlechter als {1}</translation>
    </message>
    <message>
        <source>{0} is used by default from now on.</source>
        <translation>{0} ist ab jetzt der Standard.</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Figures of both models</source>
        <translation>Zahlen beider Modelle</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>before, {0}</source>
        <translation>vorher, {0}</translation>
    </message>
    <message>
        <source>bpp</source>
        <translation>bpp</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>new, {0}</source>
        <translation>neu, {0}</translation>
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
        <source>Finishing files with the best found so far. Stop again gives them up.</source>
        <translation>Dateien werden mit dem bisher Besten fertiggestellt. Nochmals Stoppen gibt sie auf.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
</context>
<context>
    <name>RunHead</name>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>Stoppen und be&amp;halten</translation>
    </message>
    <message>
        <source>Cop&amp;y the log</source>
        <translation>&amp;Protokoll kopieren</translation>
    </message>
    <message>
        <source>Ends the training now; what it has learned stays, and it can go on later.</source>
        <translation>Beendet das Training jetzt; das Gelernte bleibt, und es kann später weitergehen.</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Lets the machine alone until the training goes on.</source>
        <translation>Lässt den Rechner in Ruhe, bis das Training weitergeht.</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Stop and &amp;discard…</source>
        <translation>Stoppen und &amp;verwerfen…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Discard the training</source>
        <translation>Training verwerfen</translation>
    </message>
    <message>
        <source>Going on from the last checkpoint…</source>
        <translation>Weiter ab dem letzten Sicherungspunkt…</translation>
    </message>
    <message>
        <source>Going on…</source>
        <translation>Wird fortgesetzt…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>Move this training to the trash?</source>
        <translation>Dieses Training in den Papierkorb legen?</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Pause wird eingelegt…</translation>
    </message>
    <message>
        <source>Stopping; the last steps are being kept…</source>
        <translation>Wird gestoppt; die letzten Schritte werden gesichert…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>The result comes when the training has ended.</source>
        <translation>Das Ergebnis kommt, wenn das Training zu Ende ist.</translation>
    </message>
    <message>
        <source>The training ended before anything could be measured.</source>
        <translation>Das Training endete, bevor etwas gemessen werden konnte.</translation>
    </message>
    <message>
        <source>The training goes on when this dialog or aedesk itself is closed.</source>
        <translation>Das Training geht weiter, auch wenn dieser Dialog oder aedesk geschlossen wird.</translation>
    </message>
    <message>
        <source>The training is being started…</source>
        <translation>Das Training wird gestartet…</translation>
    </message>
    <message>
        <source>The training is in the trash.</source>
        <translation>Das Training liegt im Papierkorb.</translation>
    </message>
    <message>
        <source>There is no run yet.</source>
        <translation>Es gibt noch keinen Lauf.</translation>
    </message>
    <message>
        <source>This training is no longer there.</source>
        <translation>Dieses Training ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>What it has learned goes with it; your pictures stay.</source>
        <translation>Das Gelernte geht mit; die Bilder bleiben.</translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message>
        <source>Batch halved to {0} to fit the memory</source>
        <translation>Stapel auf {0} halbiert, damit er in den Speicher passt</translation>
    </message>
    <message>
        <source>Crops a second: {0}</source>
        <translation>Ausschnitte pro Sekunde: {0}</translation>
    </message>
    <message>
        <source>Failed at {0} %</source>
        <translation>Gescheitert bei {0} %</translation>
    </message>
    <message>
        <source>Files left out: {0}</source>
        <translation>Ausgelassene Dateien: {0}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>In training: {0} %</source>
        <translation>Im Training: {0} %</translation>
    </message>
    <message>
        <source>Learning rate {0}</source>
        <translation>Lernrate {0}</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>On {0} ({1}, {2})</source>
        <translation>Auf {0} ({1}, {2})</translation>
    </message>
    <message>
        <source>Paused at {0} %</source>
        <translation>Pausiert bei {0} %</translation>
    </message>
    <message>
        <source>Pictures and networks are being loaded…</source>
        <translation>Bilder und Netze werden geladen…</translation>
    </message>
    <message>
        <source>Pictures to learn from: {0}, held out: {1}</source>
        <translation>Bilder zum Lernen: {0}, zurückgelegt: {1}</translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation>Schritt {0}</translation>
    </message>
    <message>
        <source>Stopped at {0} %</source>
        <translation>Gestoppt bei {0} %</translation>
    </message>
    <message>
        <source>The model is being made…</source>
        <translation>Das Modell wird gemacht…</translation>
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
        <source>the graphics card</source>
        <translation>der Grafikkarte</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>dem Prozessor</translation>
    </message>
    <message>
        <source>{0} of training</source>
        <translation>{0} Training</translation>
    </message>
</context>
<context>
    <name>RunsComparison</name>
    <message>
        <source>Comparison of two runs</source>
        <translation>Vergleich zweier Läufe</translation>
    </message>
    <message>
        <source>Held out, PSNR in dB</source>
        <translation>Zurückgelegte, PSNR in dB</translation>
    </message>
    <message>
        <source>Held out, bits per pixel</source>
        <translation>Zurückgelegte, Bits pro Pixel</translation>
    </message>
    <message>
        <source>Held out, loss</source>
        <translation>Zurückgelegte, Verlust</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
</context>
<context>
    <name>RunsDialog</name>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Choose two runs, with Ctrl held.</source>
        <translation>Bitte zwei Läufe mit Strg wählen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>Läufe löschen</translation>
    </message>
    <message>
        <source>Models that were saved from them stay, and so do your pictures.</source>
        <translation>Daraus gespeicherte Modelle bleiben, und die Bilder auch.</translation>
    </message>
    <message>
        <source>Move to the trash: {0}?</source>
        <translation>In den Papierkorb legen: {0}?</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>No model has been trained yet.</source>
        <translation>Es wurde noch kein Modell trainiert.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Stop the training first.</source>
        <translation>Bitte zuerst das Training stoppen.</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>SamplesView</name>
    <message>
        <source>Clean</source>
        <translation>Sauber</translation>
    </message>
    <message>
        <source>Compare them large</source>
        <translation>Groß vergleichen</translation>
    </message>
    <message>
        <source>Denoised</source>
        <translation>Entrauscht</translation>
    </message>
    <message>
        <source>Four pictures that are never trained on appear here, before and after.</source>
        <translation>Hier erscheinen vier Bilder, von denen nie gelernt wird, vorher und nachher.</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Sample {0}: compare</source>
        <translation>Probe {0}: vergleichen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Samples at step {0}</source>
        <translation>Proben nach Schritt {0}</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>Choose folders of noisy and of clean pictures in the first step.</source>
        <translation>Bitte im ersten Schritt Ordner mit verrauschten und mit sauberen Bildern wählen.</translation>
    </message>
    <message>
        <source>Choose folders of pictures in the first step.</source>
        <translation>Bitte im ersten Schritt Ordner mit Bildern wählen.</translation>
    </message>
    <message>
        <source>Looking for installed models…</source>
        <translation>Installierte Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>Purpose and settings</source>
        <translation>Zweck und Einstellungen</translation>
    </message>
    <message>
        <source>Start trainin&amp;g</source>
        <translation>Trainin&amp;g starten</translation>
    </message>
    <message>
        <source>The installed models cannot be read: {0}</source>
        <translation>Die installierten Modelle können nicht gelesen werden: {0}</translation>
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
    <name>SettingsView</name>
    <message>
        <source>How it is trained</source>
        <translation>Wie trainiert wird</translation>
    </message>
    <message>
        <source>The training that was started goes on as it is; what you change here makes another one.</source>
        <translation>Das gestartete Training geht unverändert weiter; Änderungen hier ergeben ein weiteres.</translation>
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
    <name>StartChoice</name>
    <message>
        <source>&amp;Fine-tune</source>
        <translation>&amp;Anpassen</translation>
    </message>
    <message>
        <source>It begins with nothing: count on hours with a graphics card, on days without.</source>
        <translation>Es beginnt mit nichts: Das braucht mit Grafikkarte Stunden, ohne Tage.</translation>
    </message>
    <message>
        <source>Model to fine-tune</source>
        <translation>Modell, das angepasst wird</translation>
    </message>
    <message>
        <source>No model of this kind is installed that could be fine-tuned.</source>
        <translation>Es ist kein Modell dieser Art installiert, das angepasst werden könnte.</translation>
    </message>
    <message>
        <source>Recommended: it can do much already, and learns your pictures in minutes or hours.</source>
        <translation>Empfohlen: Es kann schon viel und lernt die Bilder in Minuten oder Stunden.</translation>
    </message>
    <message>
        <source>Size of the networks</source>
        <translation>Größe der Netze</translation>
    </message>
    <message>
        <source>The model {0} is not installed; choose another one.</source>
        <translation>Das Modell {0} ist nicht installiert; bitte ein anderes wählen.</translation>
    </message>
    <message>
        <source>Train from scra&amp;tch</source>
        <translation>Von &amp;Grund auf trainieren</translation>
    </message>
    <message>
        <source>Where it begins</source>
        <translation>Womit es beginnt</translation>
    </message>
    <message>
        <source>{0} (comes with aedesk)</source>
        <translation>{0} (gehört zu aedesk)</translation>
    </message>
    <message>
        <source>{0}, which is not there</source>
        <translation>{0}, nicht vorhanden</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Step {0}: {1}</source>
        <translation>Schritt {0}: {1}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>in front</source>
        <translation>vorn</translation>
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
    <name>TableEdit</name>
    <message>
        <source>Please write names and numbers, as kernel=5, anchors=12.</source>
        <translation>Bitte Namen und Zahlen schreiben, wie kernel=5, anchors=12.</translation>
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
    <name>Tools</name>
    <message>
        <source>Saved as {0}, {1}.</source>
        <translation>Gespeichert als {0}, {1}.</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Runs…</source>
        <translation>&amp;Läufe…</translation>
    </message>
    <message>
        <source>All that was trained before: show, go on, compare, delete.</source>
        <translation>Alles, was früher trainiert wurde: zeigen, fortsetzen, vergleichen, löschen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Modell trainieren</translation>
    </message>
</context>
<context>
    <name>TrainingNotice</name>
    <message>
        <source>A model is being trained ({0}). {1}</source>
        <translation>Ein Modell wird trainiert ({0}). {1}</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The training of {0} has failed. {1}</source>
        <translation>Das Training von {0} ist gescheitert. {1}</translation>
    </message>
    <message>
        <source>The training of {0} has finished.</source>
        <translation>Das Training von {0} ist fertig.</translation>
    </message>
    <message>
        <source>The training of {0} was stopped.</source>
        <translation>Das Training von {0} wurde gestoppt.</translation>
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
        <source>Shown without “Denoise first”, which makes the file smaller.</source>
        <translation>Ohne „Zuerst entrauschen“ gezeigt; das macht die Datei kleiner.</translation>
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
