<?xml version="1.0" encoding="UTF-8"?>
<!-- docparse's XML to TEI P5. Each section is a `div` whose type is its kind, n its number; an item is one
     without a head, and its first paragraph begins with its marker. Furniture is `fw`; the punctuation
     that closes a title is left out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:d="urn:docparse:1" xmlns="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="d">
  <xsl:import href="common.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- The document -->

  <xsl:template match="/d:document">
    <xsl:variable name="front" select="(d:title | d:p)[key('front', generate-id())]"/>
    <TEI xml:lang="{$lang}">
      <teiHeader>
        <fileDesc>
          <titleStmt>
            <title><xsl:apply-templates select="d:title[1]" mode="plain"/></title>
            <xsl:for-each select="$front[@role = 'subtitle']">
              <title type="sub"><xsl:apply-templates select="." mode="plain"/></title>
            </xsl:for-each>
            <xsl:for-each select="$front[@role = 'byline' or @role = 'signature']">
              <author><xsl:apply-templates select="." mode="plain"/></author>
            </xsl:for-each>
          </titleStmt>
          <publicationStmt>
            <p>
              <xsl:for-each select="d:p[@role = 'number']">
                <idno type="number"><xsl:apply-templates select="." mode="plain"/></idno>
              </xsl:for-each>
              <xsl:for-each select="$front[@role = 'date']">
                <date><xsl:apply-templates select="." mode="plain"/></date>
              </xsl:for-each>
            </p>
          </publicationStmt>
          <sourceDesc><p><xsl:value-of select="@source"/></p></sourceDesc>
        </fileDesc>
        <xsl:if test="$front[@role = 'abstract' or @role = 'keywords']">
          <profileDesc>
            <xsl:if test="$front[@role = 'abstract']">
              <abstract><xsl:apply-templates select="$front[@role = 'abstract']"/></abstract>
            </xsl:if>
            <xsl:if test="$front[@role = 'keywords']">
              <textClass>
                <keywords><xsl:for-each select="$front[@role = 'keywords']"><xsl:call-template name="keywords"/></xsl:for-each></keywords>
              </textClass>
            </xsl:if>
          </profileDesc>
        </xsl:if>
      </teiHeader>
      <xsl:text>&#10;</xsl:text>
      <text>
        <xsl:if test="$front">
          <front><titlePage><xsl:apply-templates select="$front" mode="front"/></titlePage></front>
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
        <body>
          <xsl:text>&#10;</xsl:text>
          <xsl:variable name="text" select="*[not(key('front', generate-id()))]"/>
          <xsl:apply-templates select="$text"/>
          <xsl:if test="not($text[contains($blocks, concat(' ', local-name(), ' '))])"><p/></xsl:if>
        </body>
      </text>
    </TEI>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:title" mode="front">
    <docTitle><titlePart type="main"><xsl:apply-templates mode="line"/></titlePart></docTitle>
  </xsl:template>

  <xsl:template match="d:p[@role = 'subtitle']" mode="front">
    <titlePart type="sub"><xsl:apply-templates mode="line"/></titlePart>
  </xsl:template>

  <xsl:template match="d:p[@role = 'byline' or @role = 'signature']" mode="front">
    <byline><xsl:apply-templates mode="line"/></byline>
  </xsl:template>

  <xsl:template match="d:p[@role = 'date']" mode="front">
    <docDate><xsl:apply-templates mode="line"/></docDate>
  </xsl:template>

  <xsl:template match="d:p" mode="front">
    <argument><xsl:apply-templates select="."/></argument>
  </xsl:template>

  <!-- Words without marks, for the header. -->
  <xsl:template match="*" mode="plain">
    <xsl:variable name="words"><xsl:apply-templates mode="plain"/></xsl:variable>
    <xsl:value-of select="$words"/>
  </xsl:template>
  <xsl:template match="text() | d:char" mode="plain"><xsl:apply-templates select="." mode="line"/></xsl:template>
  <xsl:template match="d:furniture" mode="plain"><xsl:call-template name="join"/></xsl:template>
  <xsl:template match="d:img" mode="plain"><xsl:value-of select="@alt"/></xsl:template>

  <xsl:template name="keyword">
    <xsl:param name="word"/>
    <term><xsl:value-of select="$word"/></term>
  </xsl:template>

  <!-- Sections -->

  <xsl:template match="d:section | d:report">
    <xsl:variable name="title" select="key('heading', generate-id())[1]"/>
    <xsl:variable name="opening" select="key('opening', generate-id())"/>
    <xsl:variable name="words" select="$title | $opening"/>
    <div type="{@kind}">
      <xsl:call-template name="id"/>
      <xsl:if test="self::d:report"><xsl:attribute name="type">report</xsl:attribute></xsl:if>
      <xsl:if test="@number"><xsl:attribute name="n"><xsl:value-of select="@number"/></xsl:attribute></xsl:if>
      <xsl:variable name="name"><xsl:choose><xsl:when test="@kind = 'item'">p</xsl:when><xsl:otherwise>head</xsl:otherwise></xsl:choose></xsl:variable>
      <xsl:element name="{$name}">
        <xsl:call-template name="marker"><xsl:with-param name="words" select="$words"/></xsl:call-template>
        <xsl:apply-templates select="$words/node()" mode="line"/>
      </xsl:element>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*[generate-id() != generate-id($words)]"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Blocks -->

  <xsl:template match="d:furniture[not(@kind)]" name="furniture">
    <xsl:if test="normalize-space()"><fw><xsl:apply-templates mode="line"/></fw></xsl:if>
  </xsl:template>

  <xsl:template match="d:furniture[not(@kind)]" mode="line">
    <xsl:call-template name="join"/>
    <xsl:call-template name="furniture"/>
  </xsl:template>

  <xsl:template match="d:title">
    <p rend="title"><hi rend="bold"><xsl:apply-templates mode="line"/></hi></p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:p">
    <p>
      <xsl:if test="@role"><xsl:attribute name="rend"><xsl:value-of select="@role"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="line"/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:rule">
    <milestone unit="section" rend="rule"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:code | d:raw">
    <p>
      <code rend="block">
        <xsl:for-each select="@language | @format">
          <xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute>
        </xsl:for-each>
        <xsl:apply-templates mode="verbatim"/>
      </code>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:figure">
    <p><xsl:apply-templates mode="line"/></p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:quote[@parted]">
    <quote rend="block"><xsl:apply-templates select="*"/></quote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Lines of code in a quotation, an item or a cell. -->
  <xsl:template match="d:mark[@kind = 'code']">
    <p>
      <code rend="block">
        <xsl:if test="@value"><xsl:attribute name="lang"><xsl:value-of select="@value"/></xsl:attribute></xsl:if>
        <xsl:apply-templates mode="verbatim"/>
      </code>
    </p>
  </xsl:template>

  <xsl:template match="d:quote">
    <quote rend="block"><p><xsl:apply-templates mode="verbatim"/></p></quote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:list[d:item]">
    <list rend="bulleted"><xsl:apply-templates select="d:item"/></list>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="d:item[@parted] | d:cell[@parted]" mode="inside">
    <xsl:choose>
      <xsl:when test="count(d:p) = 1 and not(*[not(self::d:p or self::d:list)])">
        <xsl:apply-templates select="d:p/node()" mode="line"/>
        <xsl:apply-templates select="d:list"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An item with a number has it in its text. -->
  <xsl:template match="d:item[@parted]">
    <item>
      <xsl:if test="@marker"><xsl:attribute name="n"><xsl:value-of select="@marker"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="inside"/>
    </item>
  </xsl:template>

  <xsl:template match="d:item">
    <item>
      <xsl:apply-templates select="node()[not(self::d:list)]" mode="line"/>
      <xsl:apply-templates select="d:list"/>
    </item>
  </xsl:template>

  <xsl:template match="d:table[d:row/d:cell]">
    <table><xsl:apply-templates select="d:row[d:cell]"/></table>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A list without items, a table without rows. -->
  <xsl:template match="d:list | d:table">
    <p><xsl:apply-templates mode="line"/></p>
  </xsl:template>

  <xsl:template match="d:row">
    <row>
      <xsl:if test="not(d:cell[not(@header)])"><xsl:attribute name="role">label</xsl:attribute></xsl:if>
      <xsl:apply-templates select="d:cell"/>
    </row>
  </xsl:template>

  <xsl:template match="d:cell">
    <cell>
      <xsl:if test="@header"><xsl:attribute name="role">label</xsl:attribute></xsl:if>
      <xsl:copy-of select="@cols | @rows"/>
      <xsl:if test="@parted"><xsl:apply-templates select="." mode="inside"/></xsl:if>
      <xsl:if test="not(@parted)"><xsl:apply-templates mode="line"/></xsl:if>
    </cell>
  </xsl:template>

  <!-- Inside a line -->

  <xsl:template match="d:strong" mode="line">
    <hi rend="bold"><xsl:apply-templates mode="line"/></hi>
  </xsl:template>

  <xsl:template match="d:em" mode="line">
    <emph><xsl:apply-templates mode="line"/></emph>
  </xsl:template>

  <xsl:template match="d:del" mode="line">
    <hi rend="strikethrough"><xsl:apply-templates mode="line"/></hi>
  </xsl:template>

  <xsl:template match="d:code | d:codespan" mode="line">
    <code><xsl:apply-templates mode="plain"/></code>
  </xsl:template>

  <xsl:template match="d:a[@href]" mode="line">
    <ref target="{@href}">
      <xsl:if test="@title"><xsl:attribute name="n"><xsl:value-of select="@title"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="line"/>
    </ref>
  </xsl:template>

  <xsl:template match="d:img[@src]" mode="line">
    <figure>
      <graphic url="{@src}"/>
      <xsl:if test="@title"><head><xsl:value-of select="@title"/></head></xsl:if>
      <xsl:if test="@alt != ''"><figDesc><xsl:value-of select="@alt"/></figDesc></xsl:if>
    </figure>
  </xsl:template>

  <xsl:template match="d:br" mode="line"><lb/></xsl:template>
</xsl:stylesheet>
