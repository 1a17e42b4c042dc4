package ais.geofence.browser;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/** A headless Chromium of this machine. It keeps what a page asks of the network and says on its console. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ChromeDriver driver;
    private final List<String> requests = new ArrayList<>();

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium"));
        // No sandbox: tests may run as root. The rest keeps Chromium from its own errands on the network.
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath("chromedriver"))
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(1));
    }

    private static File onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(program + " is not on the PATH; scripts/verify --all installs it"));
    }

    /** Opens a page in a window of so many CSS pixels. */
    void open(Path page, int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        dark(dark);
        driver.get(page.toUri().toString());
    }

    /** Makes the user prefer dark pages, or light ones. */
    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** What the page said on the console: errors, and what it was not allowed to do. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that pages have asked for so far, each of them. */
    List<String> requests() throws IOException {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = MAPPER.readTree(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                requests.add(message.at("/params/request/url").asText());
            }
        }
        return List.copyOf(requests);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The texts of all that a selector finds, also where they are folded away. */
    List<String> texts(String selector) {
        return all(selector).stream()
                .map(element -> element.getDomProperty("textContent").strip())
                .toList();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What axe finds that keeps people from using the page: names, roles, contrast, headings, tables. */
    List<String> barriers() {
        return new AxeBuilder()
                .setLegacyMode(true).analyze(driver).getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(CheckedNode::getHtml)
                                        .toList())
                        .toList();
    }

    /** Runs a script that ends by calling its last argument with a result. */
    Object scriptAsync(String script) {
        return driver.executeAsyncScript(script);
    }

    /** Moves the mouse to a place in an element, from its middle. */
    void hover(WebElement element, int right, int down) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        new Actions(driver).moveToElement(element, right, down).perform();
    }

    /** The page as it is printed, a PDF. */
    byte[] print() {
        return OutputType.BYTES.convertFromBase64Png(
                driver.print(new PrintOptions()).getContent());
    }

    /** Keeps a picture of the window, for a person to look at. */
    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
