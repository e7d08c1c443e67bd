# What Invoke-ScriptAnalyzer checks the scripts of this repository by. They run in Windows PowerShell 5.1 and in PowerShell
# 7.4 and later. The analyzer's newest profile of commands is that of 7.0; what 7.0 has, 7.4 has too.
@{
    Severity     = @('Error', 'Warning')
    # It takes what Pester's BeforeAll hands to a test for unused.
    ExcludeRules = @('PSUseDeclaredVarsMoreThanAssignments')
    Rules        = @{
        PSUseCompatibleSyntax   = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
        PSUseCompatibleCommands = @{
            Enable         = $true
            TargetProfiles = @(
                'win-48_x64_10.0.17763.0_5.1.17763.316_x64_4.0.30319.42000_framework'
                'win-4_x64_10.0.18362.0_7.0.0_x64_3.1.2_core'
                'ubuntu_x64_18.04_7.0.0_x64_3.1.2_core'
            )
        }
        PSUseCompatibleCmdlets  = @{
            compatibility = @('desktop-5.1.14393.206-windows', 'core-6.1.0-windows', 'core-6.1.0-linux', 'core-6.1.0-macos')
        }
    }
}
