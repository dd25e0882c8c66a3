package homes.birb.orasbuftest

import groovy.io.FileType
import hudson.AbortException
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

import java.nio.file.Files
import java.util.concurrent.TimeUnit
import java.util.stream.Collectors

/**
 * One build on one agent: what the steps of Jenkins and of its plugins do, as their documentation has it. Shells, files and
 * directories are real. The console hides nothing: what would have to be masked is seen by who reads it.
 */
class Build {

    /** The build that runs now: what a program that is written to disk may not hold. */
    static Build current

    static final Map<String, String> TYPES = [string: 'Secret text', usernamePassword: 'Username with password', file: 'Secret file']

    final String name
    final File directory
    final File workspace
    final StringBuffer console = new StringBuffer()
    final Deque<Map<String, String>> environments = new ArrayDeque<>()
    final Deque<File> directories = new ArrayDeque<>()
    final Map<String, Map> credentials = [:]
    /** Steps of plugins that this Jenkins does not have. */
    final Set<String> absentSteps = []
    /** Steps that throw, by what they say. */
    final Map<String, String> brokenSteps = [:]
    final List<Map> testReports = []
    final List<Map> pages = []
    final List<Map> issues = []
    final List<Map> caches = []
    final List<String> shellScripts = []
    List<String> shell = ['sh', '-xe']
    /** How often the engine was written to the agent. */
    int engineWrites
    boolean unix = true
    String result = 'SUCCESS'
    String description
    /** As soon as this file is there, somebody aborts the build. */
    File abortWhenThere
    /** Where Job Cacher keeps what it saved, from build to build. */
    File cacheStorage

    Build(String name, File template) {
        this.name = name
        directory = new File(Scene.output, name)
        workspace = new File(directory, 'job')
        copy(template, workspace)
        cacheStorage = new File(directory, 'jenkins-home/cache')
        directories.addLast(workspace)
        File home = new File(directory, 'home')
        home.mkdirs()
        environments.addLast([
            PATH: Scene.path, HOME: home.path, JENKINS_URL: 'https://jenkins.example/', BUILD_TAG: "jenkins-${name}-1".toString(),
            BUILD_NUMBER: '1', JOB_NAME: name, NODE_NAME: 'agent-1', WORKSPACE: workspace.path,
            WORKSPACE_TMP: workspace.path + '@tmp', TERM: 'dumb', CI: 'true',
        ])
        current = this
    }

    /** What the console, the artifacts and the rest of the build are kept as. */
    void finish() {
        new File(directory, 'console.txt').setText(console.toString(), 'UTF-8')
        new File(directory, 'description.txt').setText(description ?: '', 'UTF-8')
    }

    File getArtifacts() { new File(directory, 'artifacts') }

    Map<String, String> getEnvironment() {
        Map<String, String> all = [:]
        environments.each { all.putAll(it) }
        return all
    }

    File getHere() { directories.peekLast() }

    /** As Jenkins says it of a step that no plugin brings. */
    void mustHave(String step) {
        if (!respondsTo(step + 'Step') || absentSteps.contains(step)) {
            throw new NoSuchMethodError("No such DSL method '${step}' found among steps [archive, echo, error, sh]")
        }
    }

    /** Runs a step that has no block. */
    Object run(String step, Object[] arguments) {
        mustHave(step)
        if (brokenSteps.containsKey(step)) {
            throw new AbortException(brokenSteps[step])
        }
        return "${step}Step"(*arguments)
    }

    void say(String line) { console.append(line).append('\n') }

    void echoStep(Object message) { say(message.toString()) }

    void errorStep(Object message) {
        say('ERROR: ' + message)
        throw new AbortException(message.toString())
    }

    void unstableStep(Object message) {
        say('WARNING: ' + message)
        if (result == 'SUCCESS') result = 'UNSTABLE'
    }

    boolean isUnixStep() { unix }

    String pwdStep(Map options = [:]) { options.tmp ? here.path + '@tmp' : here.path }

    boolean fileExistsStep(String path) { file(path).exists() }

    String readFileStep(Map options) { file(options.file).getText(options.encoding) }

    void writeFileStep(Map options) {
        File target = file(options.file)
        target.parentFile.mkdirs()
        if (options.encoding == 'Base64') {
            target.bytes = options.text.decodeBase64()
            engineWrites++
        }
        else target.setText(options.text, options.encoding)
    }

    void deleteDirStep() { here.deleteDir() }

    Object libraryResourceStep(Object asked) {
        Map options = asked instanceof Map ? asked : [resource: asked, encoding: 'UTF-8']
        File source = new File(new File(Scene.library, 'resources'), options.resource)
        return options.encoding == 'Base64' ? source.bytes.encodeBase64().toString() : source.getText(options.encoding)
    }

    Object checkoutStep(Object scm) { [:] }

    /** As the step does: the script in a file, run by `sh -xe`, its output in a file, every process ended by an abort. */
    Object shStep(Object asked) {
        Map options = asked instanceof Map ? asked : [script: asked]
        shellScripts << options.script.toString()
        File control = new File(workspace.path + '@tmp/durable-' + shellScripts.size())
        control.mkdirs()
        File script = new File(control, 'script.sh')
        script.setText(options.script.toString(), 'UTF-8')
        File log = new File(control, 'jenkins-log.txt')
        File output = new File(control, 'output.txt')
        ProcessBuilder builder = new ProcessBuilder(shell + [script.path])
        builder.directory(here)
        builder.environment().clear()
        builder.environment().putAll(environment)
        builder.redirectInput(new File('/dev/null'))
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log))
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(options.returnStdout ? output : log))
        Process process = builder.start()
        boolean aborted = false
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            if (!aborted && abortWhenThere?.exists()) {
                aborted = true
                List<ProcessHandle> all = process.descendants().collect(Collectors.toList())
                (all + [process.toHandle()]).each { it.destroy() }
                all.each { it.onExit().get(30, TimeUnit.SECONDS) }
            }
        }
        console.append(log.getText('UTF-8'))
        String printed = options.returnStdout ? output.getText('UTF-8') : ''
        control.deleteDir()
        if (aborted) {
            say('Aborted by somebody')
            throw new FlowInterruptedException()
        }
        if (options.returnStatus) return process.exitValue()
        if (process.exitValue() != 0) throw new AbortException("script returned exit code ${process.exitValue()}")
        return options.returnStdout ? printed : null
    }

    Map stringStep(Map options) { [kind: 'string'] + options }

    Map usernamePasswordStep(Map options) { [kind: 'usernamePassword'] + options }

    Map fileStep(Map options) { [kind: 'file'] + options }

    Map sarifStep(Map options) { options }

    Map arbitraryFileCacheStep(Map options) { options }

    /** Opens a level of the environment with the bound values. */
    void bindStep(List<Map> bindings) {
        Map<String, String> bound = [:]
        for (Map binding in bindings) {
            Map found = credentials[binding.credentialsId]
            if (found == null) throw new AbortException("Could not find credentials entry with ID '${binding.credentialsId}'")
            if (found.kind != binding.kind) {
                throw new AbortException("Credentials '${binding.credentialsId}' is of type '${TYPES[found.kind]}' where " +
                    "'${TYPES[binding.kind]}' was expected")
            }
            if (found.kind == 'string') {
                bound[binding.variable] = found.value
            } else if (found.kind == 'usernamePassword') {
                bound[binding.usernameVariable] = found.username
                bound[binding.passwordVariable] = found.value
            } else {
                bound[binding.variable] = secretFile(found.value)
            }
        }
        environments.addLast(bound)
    }

    void unbindStep() {
        environments.removeLast()
        secretFiles.deleteDir()
    }

    /** What Declarative does with `NAME = credentials('id')`. */
    Map<String, String> declared(String variable, String id) {
        Map found = credentials[id]
        if (found.kind == 'string') return [(variable): found.value]
        if (found.kind == 'file') return [(variable): secretFile(found.value)]
        return [
            (variable): found.username + ':' + found.value, (variable + '_USR'): found.username, (variable + '_PSW'): found.value,
        ]
    }

    File getSecretFiles() { new File(workspace.path + '@tmp/secretFiles') }

    String secretFile(String content) {
        File kept = new File(secretFiles, UUID.randomUUID().toString() + '/token')
        kept.parentFile.mkdirs()
        kept.setText(content, 'UTF-8')
        return kept.path
    }

    void pushEnvironmentStep(List<Object> entries) {
        environments.addLast(entries.collectEntries { it.toString().split('=', 2) as List })
    }

    void popEnvironmentStep() { environments.removeLast() }

    void pushDirectoryStep(String path) {
        File target = file(path)
        target.mkdirs()
        directories.addLast(target)
    }

    void popDirectoryStep() { directories.removeLast() }

    /** Job Cacher: restores before the block and saves after it, also where the block failed. */
    void restoreCacheStep(Map options) {
        caches << options
        options.caches.each { Map one ->
            File saved = new File(cacheStorage, one.cacheName)
            if (saved.exists() && !options.skipRestore) copy(saved, file(one.path))
        }
    }

    void saveCacheStep(Map options) {
        options.caches.each { Map one ->
            if (!options.skipSave && file(one.path).exists()) copy(file(one.path), new File(cacheStorage, one.cacheName))
        }
    }

    /** Never asked for as a step: for what has a block, the hosts do the work. */
    void cacheStep() { }

    void junitStep(Map options) {
        File report = file(options.testResults)
        Node suites = new XmlParser(false, false).parse(report)
        List cases = suites.depthFirst().findAll { it instanceof Node && it.name() == 'testcase' }
        int failed = cases.count { it.children().any { each -> each instanceof Node && each.name() in ['failure', 'error'] } }
        testReports << [cases: cases.size(), failed: failed, options: options]
        if (failed > 0 && !options.skipMarkingBuildUnstable && result == 'SUCCESS') result = 'UNSTABLE'
    }

    void publishHTMLStep(Map options) {
        pages << options + [html: new File(file(options.reportDir), options.reportFiles).getText('UTF-8')]
    }

    void recordIssuesStep(Map options) {
        issues << options + [sarif: new groovy.json.JsonSlurperClassic().parse(file(options.tool.pattern))]
    }

    void archiveArtifactsStep(Map options) {
        String pattern = options.artifacts
        assert pattern.endsWith('**') : pattern
        String prefix = pattern.substring(0, pattern.length() - 2)
        copy(file(prefix ?: '.'), new File(artifacts, prefix ?: '.'))
    }

    File file(String path) { path.startsWith('/') ? new File(path) : new File(here, path) }

    static void copy(File from, File to) {
        to.mkdirs()
        from.eachFileRecurse(FileType.ANY) { File each ->
            File target = new File(to, from.toPath().relativize(each.toPath()).toString())
            if (Files.isDirectory(each.toPath())) target.mkdirs()
            else {
                target.parentFile.mkdirs()
                Files.copy(each.toPath(), target.toPath(), java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES, java.nio.file.LinkOption.NOFOLLOW_LINKS)
            }
        }
    }

}
